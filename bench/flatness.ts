import { parseArgs } from "node:util";
import { realContent } from "./support/content.ts";
import type { Desk } from "./support/desk.ts";
import { together } from "./support/drive.ts";
import { type Residents, residentsOf, scattered } from "./support/residents.ts";
import { IN_FLIGHT, openSqliteDesk } from "./support/rounds.ts";
import { against, median, shown, spread } from "./support/statistics.ts";
import { fillStore } from "./support/stored.ts";
import { openWorkshop } from "./support/workshop.ts";

const SMALL = 1_000;
const BUDGET = 1.3;
const ROUNDS = 15;
const TURNS = 400;

/** What a turn costs with many conversations stored against few, by turns on both. */
export async function run(large = 100_000): Promise<string[]> {
  const workshop = openWorkshop();
  const content = realContent();
  const open = async (conversations: number) => {
    const file = workshop.file();
    await fillStore(file, conversations);
    const desk = await openSqliteDesk(file, content);
    return { desk, residents: residentsOf(content, scattered(conversations)) };
  };
  try {
    const few = await open(SMALL);
    const many = await open(large);
    const costs: { few: number; many: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      costs.push({ few: await costOf(few, round), many: await costOf(many, round) });
    }
    await few.desk.close();
    await many.desk.close();
    return linesOf(costs.slice(1), large);
  } finally {
    workshop.close();
  }
}

type Place = { desk: Desk; residents: Residents };

/** Milliseconds a turn, until the last message left. */
async function costOf({ desk, residents }: Place, round: number): Promise<number> {
  const begun = performance.now();
  await together(TURNS, IN_FLIGHT, (index) => desk.receive(residents(round * TURNS + index)));
  await desk.settled();
  return (performance.now() - begun) / TURNS;
}

function linesOf(costs: readonly { few: number; many: number }[], large: number): string[] {
  const ratio = median(costs.map(({ few, many }) => many / few));
  return [
    `flatness: ${shown(SMALL)} stored ${spread(costs.map(({ few }) => few))} ms a turn; ${shown(large)} stored ${spread(costs.map(({ many }) => many))} ms a turn`,
    `flatness: ratio ${shown(ratio)} (${against(ratio, BUDGET)}), median of ${ROUNDS} alternating rounds of ${TURNS} turns`,
  ];
}

/** `--large 1000000`: what the budget is about; takes a few minutes and 2 GB of temp space. */
if (import.meta.main) {
  const { values } = parseArgs({ options: { large: { type: "string" } } });
  const lines = await run(values.large ? Number(values.large) : undefined);
  process.stdout.write(`${lines.join("\n")}\n`);
}
