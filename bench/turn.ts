import { parseArgs } from "node:util";
import type { Content } from "#core/content.ts";
import { realContent, withFlows } from "./support/content.ts";
import { durableCommits } from "./support/recording.ts";
import { residentsOf, scattered } from "./support/residents.ts";
import {
  bareRound,
  bareSteadyRound,
  IN_FLIGHT,
  ourRound,
  ourSteadyRound,
  type Round,
  recordRound,
  type Setting,
} from "./support/rounds.ts";
import { against, median, percentile, shown, spread } from "./support/statistics.ts";
import { fillStore } from "./support/stored.ts";
import { openWorkshop, type Workshop } from "./support/workshop.ts";

const FLOWS = [1, 20, 60];
const STEADY = { perSecond: 100, flows: 20, median: 5, p99: 25 };

type Options = { stored: readonly number[]; rounds: number; turns: number };
const NORMAL: Options = { stored: [100, 10_000], rounds: 5, turns: 1_000 };

/** Durable turns of the real service against bare SQLite running the same statements. */
export async function run(options: Options = NORMAL): Promise<string[]> {
  const workshop = openWorkshop();
  const lines: string[] = [];
  try {
    const content = realContent();
    for (const stored of options.stored) {
      const store = workshop.file();
      await fillStore(store, stored);
      const at = { workshop, store, stored, content };
      for (const flows of FLOWS) lines.push(...(await throughput(at, flows, options)));
      lines.push(...(await steady(at, options)));
      workshop.drop(store);
    }
  } finally {
    workshop.close();
  }
  return lines;
}

type Place = { workshop: Workshop; store: string; stored: number; content: Content };

async function throughput(place: Place, flows: number, options: Options): Promise<string[]> {
  const setting = settingAt(place, flows, options.turns);
  const runs = await recordRound(setting);
  await bareRound(setting, runs);
  const ours: Round[] = [];
  const bare: Round[] = [];
  for (let round = 0; round < options.rounds; round++) {
    ours.push(await ourRound(setting));
    bare.push(await bareRound(setting, runs));
  }
  const ratio = median(ours.map((our, at) => our.perSecond / (bare[at]?.perSecond ?? Number.NaN)));
  const commits = durableCommits(runs) / setting.turns;
  const took = ours.flatMap((round) => round.took);
  const head = `turn: ${shown(place.stored)} stored, ${flows} flows, ${IN_FLIGHT} in flight:`;
  return [
    `${head} ${speed(ours)}; bare ${speed(bare)}; ratio ${shown(ratio)}`,
    `${head} ${shown(median(took))} ms median, ${shown(percentile(took, 99))} ms p99; ${(runs.length / setting.turns).toFixed(1)} statements and ${commits.toFixed(2)} durable commits a turn`,
  ];
}

function speed(rounds: readonly Round[]): string {
  const cpu = median(rounds.map((round) => round.cpu));
  return `${spread(rounds.map((round) => round.perSecond))} turns/s, ${shown(cpu)} ms CPU each`;
}

async function steady(place: Place, options: Options): Promise<string[]> {
  const { perSecond, flows } = STEADY;
  const setting = settingAt(place, flows, options.turns / 2);
  const runs = await recordRound(setting);
  const committed: number[] = [];
  const delivered: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const ours = await ourSteadyRound(setting, perSecond);
    committed.push(...ours.committed);
    delivered.push(...ours.delivered);
    bare.push(...(await bareSteadyRound(setting, perSecond, runs)));
  }
  const [middle, late] = [median(committed), percentile(committed, 99)];
  const head = `turn: ${shown(place.stored)} stored, steady ${perSecond} turns/s:`;
  return [
    `${head} committed after ${shown(middle)} ms median (${against(middle, STEADY.median)}), ${shown(late)} ms p99 (${against(late, STEADY.p99)})`,
    `${head} message left after ${shown(median(delivered))} ms median, ${shown(percentile(delivered, 99))} ms p99`,
    `${head} bare ${shown(median(bare))} ms median, ${shown(percentile(bare, 99))} ms p99; ratio ${shown(middle / median(bare))} median, ${shown(late / percentile(bare, 99))} p99`,
  ];
}

function settingAt({ workshop, store, stored, content }: Place, flows: number, turns: number) {
  const extended = withFlows(content, flows);
  const residents = residentsOf(extended, scattered(stored));
  return { workshop, store, content: extended, residents, turns } satisfies Setting;
}

/** `--stored 1000000` (may stand several times), `--rounds 3`, `--turns 500`. */
function optionsOf(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      stored: { type: "string", multiple: true },
      rounds: { type: "string" },
      turns: { type: "string" },
    },
  });
  return {
    stored: values.stored?.map(Number) ?? NORMAL.stored,
    rounds: Number(values.rounds ?? NORMAL.rounds),
    turns: Number(values.turns ?? NORMAL.turns),
  };
}

if (import.meta.main) {
  process.stdout.write(`${(await run(optionsOf(process.argv.slice(2)))).join("\n")}\n`);
}
