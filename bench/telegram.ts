import { parseArgs } from "node:util";
import { openTelegram } from "../test/support/telegram/telegram.ts";
import { median, percentile, shown, spread } from "./support/statistics.ts";
import { type Crowd, crowdAt } from "./support/telegram-crowd.ts";
import { cardQuestions, plainQuestions, type Question } from "./support/telegram-questions.ts";
import { type RunningBot, type Side, startBot, type Way } from "./support/telegram-sides.ts";

const AIM = 0.5;
const WARM_UP = { updates: 200, people: 50 };
const STEADY = { perSecond: 50, updates: 250 };

type Options = { updates: number; people: number; rounds: number };
const NORMAL: Options = { updates: 1_000, people: 100, rounds: 5 };

const PLAIN = plainQuestions();
const CARDS = cardQuestions();

type Speed = { perSecond: number; cpu: number };
type Figures = { plain: Speed; steady: number[]; first: Speed; known: Speed };
type Rounds = Record<Side, Figures[]>;

/**
 * The whole assistant against a bare grammY bot that says everything again and stores nothing, both
 * at the loopback Bot API server in this process, each round in a fresh process on fresh data.
 */
export async function run(options: Options = NORMAL): Promise<string[]> {
  return [
    ...linesOf("polling", await rounds("polling", options), options),
    ...linesOf("webhook", await rounds("webhook", options), options),
  ];
}

async function rounds(way: Way, options: Options): Promise<Rounds> {
  const figures: Rounds = { ours: [], echo: [] };
  for (let round = 0; round < options.rounds; round++) {
    figures.ours.push(await measured("ours", way, options));
    figures.echo.push(await measured("echo", way, options));
  }
  return figures;
}

async function measured(side: Side, way: Way, { updates, people }: Options): Promise<Figures> {
  await using telegram = await openTelegram();
  const bot = await startBot(side, way, telegram);
  try {
    const crowd = crowdAt(telegram, bot.alive);
    await crowd.allAtOnce({ ...WARM_UP, questions: PLAIN });
    const plain = await speed(bot, crowd, { updates, people, questions: PLAIN });
    const steady = await crowd.atRate(STEADY.perSecond, {
      updates: STEADY.updates,
      people,
      questions: PLAIN,
    });
    const { cards } = CARDS;
    const once = { updates: cards.length, people: cards.length, questions: cards };
    const first = await speed(bot, crowd, once);
    const known = await speed(bot, crowd, { updates, people, questions: CARDS.all });
    crowd.check();
    return { plain, steady, first, known };
  } finally {
    await bot.end();
  }
}

async function speed(
  bot: RunningBot,
  crowd: Crowd,
  wanted: { updates: number; people: number; questions: readonly Question[] },
): Promise<Speed> {
  const before = bot.cpu();
  const perSecond = await crowd.allAtOnce(wanted);
  return { perSecond, cpu: (bot.cpu() - before) / wanted.updates };
}

function linesOf(way: Way, { ours, echo }: Rounds, { updates, people }: Options): string[] {
  const head = `telegram: ${way}`;
  const all = `${shown(updates)} updates of ${people} people`;
  const cards = CARDS.cards.length;
  const compare = (what: string, of: (round: Figures) => Speed, aim?: number) =>
    compared(`${head}, ${what}:`, ours.map(of), echo.map(of), aim);
  const answered = (round: readonly Figures[]) => latency(round.flatMap(({ steady }) => steady));
  return [
    compare(`${all}, answers without a card`, ({ plain }) => plain, AIM),
    compare(`${all}, cards that Telegram has`, ({ known }) => known, AIM),
    compare(`${cards} updates, each card painted and uploaded`, ({ first }) => first),
    `${head}, steady ${STEADY.perSecond} updates/s: answered after ${answered(ours)}; echo ${answered(echo)}`,
  ];
}

function compared(
  head: string,
  ours: readonly Speed[],
  echo: readonly Speed[],
  aim?: number,
): string {
  const of = (name: keyof Speed) =>
    median(ours.map((our, round) => our[name] / (echo[round]?.[name] ?? Number.NaN)));
  const ratio = of("perSecond");
  const reached =
    aim === undefined ? "" : ` (aim above ${aim}: ${ratio > aim ? "kept" : "NOT KEPT"})`;
  return `${head} ours ${line(ours)}; echo ${line(echo)}; ratio ${shown(ratio)}${reached}, CPU ${shown(of("cpu"))}`;
}

function line(speeds: readonly Speed[]): string {
  const cpu = median(speeds.map((speed) => speed.cpu));
  return `${spread(speeds.map(({ perSecond }) => perSecond))} updates/s, ${shown(cpu)} ms CPU each`;
}

function latency(took: readonly number[]): string {
  return `${shown(median(took))} ms median, ${shown(percentile(took, 99))} ms p99`;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      updates: { type: "string", default: String(NORMAL.updates) },
      people: { type: "string", default: String(NORMAL.people) },
      rounds: { type: "string", default: String(NORMAL.rounds) },
    },
  });
  const options = {
    updates: Number(values.updates),
    people: Number(values.people),
    rounds: Number(values.rounds),
  };
  process.stdout.write(`${(await run(options)).join("\n")}\n`);
}
