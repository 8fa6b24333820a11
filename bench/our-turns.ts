import { parseArgs } from "node:util";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { realContent, withFlows } from "./support/content.ts";
import { openDesk } from "./support/desk.ts";
import { together } from "./support/drive.ts";
import { askingOf, residentsOf, scattered } from "./support/residents.ts";
import { openSqliteDesk, stopwatch } from "./support/rounds.ts";
import { median, percentile } from "./support/statistics.ts";
import { fillStore } from "./support/stored.ts";
import { openWorkshop } from "./support/workshop.ts";

/** Events taken before the clock runs. */
const WARM_UP = 200;

/**
 * Turns in a process of their own, as the peers run; prints one line of JSON.
 * `--flows 60 --messages 1000 --in-flight 50`; `--memory`: nothing is durable, as with the peers;
 * `--tapping`: residents who also tap.
 */
const { values } = parseArgs({
  options: {
    flows: { type: "string", default: "1" },
    messages: { type: "string", default: "1000" },
    "in-flight": { type: "string", default: "50" },
    memory: { type: "boolean", default: false },
    tapping: { type: "boolean", default: false },
  },
});
const messages = Number(values.messages);
const workshop = openWorkshop();
const file = workshop.file();
if (!values.memory) await fillStore(file, messages);
const content = withFlows(realContent(), Number(values.flows));
const make = values.tapping ? residentsOf : askingOf;
const residents = make(content, scattered(messages));
const desk = values.memory ? openDesk(memoryStore(), content) : await openSqliteDesk(file, content);
const take = (index: number) => desk.receive(residents(index));
await together(WARM_UP, Number(values["in-flight"]), take);
const spent = stopwatch(messages);
const took = await together(messages, Number(values["in-flight"]), (index) =>
  take(WARM_UP + index),
);
await desk.close();
const { perSecond, cpu } = spent();
const result = { perSecond, cpu, median: median(took), p99: percentile(took, 99) };
process.stdout.write(`${JSON.stringify(result)}\n`);
workshop.close();
