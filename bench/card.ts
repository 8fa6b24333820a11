import { join } from "node:path";
import { cardPainter } from "#adapters/cards/painter.ts";
import { pictogramShelf } from "#adapters/cards/pictograms.ts";
import { pngOf } from "#adapters/cards/png.ts";
import { cardSvg } from "#adapters/cards/svg.ts";
import type { Card } from "#core/cards/card.ts";

const PICTURES = join(import.meta.dirname, "../pictures");
const ROUNDS = 30;

const DUTCH: Card = {
  locale: "nl",
  direction: "ltr",
  title: "Moet je je huis uit?",
  numbered: true,
  tiles: [
    { pictogram: "call-town-hall", caption: "Bel vandaag de gemeente" },
    { pictogram: "call-legal-help", caption: "Bel het Juridisch Loket" },
    { pictogram: "agreement", caption: "Vraag een laatste kans" },
  ],
  call: { number: "0800-8020", caption: "Geeft gratis uitleg over je rechten en over brieven." },
};

const ARABIC: Card = {
  locale: "ar",
  direction: "rtl",
  title: "يريدون إخراجك من البيت؟",
  numbered: true,
  tiles: [
    { pictogram: "call-town-hall", caption: "اتصل اليوم بالبلدية" },
    { pictogram: "call-legal-help", caption: "اتصل بـ Juridisch Loket" },
    { pictogram: "agreement", caption: "اطلب فرصة أخيرة مكتوبة" },
  ],
  call: { number: "0800-8020", caption: "أول نصيحة قانونية مجانا لأصحاب الدخل القليل" },
};

/** Milliseconds a card takes, in the thread and against resvg alone on the same SVG. */
export async function run(): Promise<string[]> {
  const before = process.memoryUsage.rss();
  const painter = cardPainter({ pictures: PICTURES });
  const first = await timed(() => painter.paint(DUTCH));
  const firstArabic = await timed(() => painter.paint(ARABIC));
  const warm = {
    nl: await median(() => painter.paint(DUTCH)),
    ar: await median(() => painter.paint(ARABIC)),
  };
  const used = process.memoryUsage.rss() - before;
  await painter.close();

  const shelf = pictogramShelf(join(PICTURES, "pictograms"));
  const svg = cardSvg(DUTCH, shelf);
  const bare = await median(async () => pngOf(svg));
  const ratio = (warm.nl / bare).toFixed(2);
  return [
    `card: first of all, starting the thread ${first.toFixed(0)} ms (fonts included)`,
    `card: first in Arabic ${firstArabic.toFixed(0)} ms, budget 120 ms`,
    `card: warm nl ${warm.nl.toFixed(0)} ms, ar ${warm.ar.toFixed(0)} ms, median of ${ROUNDS}`,
    `card: bare resvg on the same SVG ${bare.toFixed(0)} ms, ratio ${ratio}`,
    `card: memory of the thread ${(used / 1e6).toFixed(0)} MB`,
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(work));
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
}

if (import.meta.main) process.stdout.write(`${(await run()).join("\n")}\n`);
