import { parseArgs } from "node:util";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { realContent, withFlows } from "./content.ts";
import { openDesk } from "./desk.ts";
import { together } from "./drive.ts";
import { askingOf, residentsOf, scattered } from "./residents.ts";
import { openSqliteDesk } from "./rounds.ts";
import { median, percentile } from "./statistics.ts";
import { fillStore } from "./stored.ts";
import { openWorkshop } from "./workshop.ts";

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
const begun = performance.now();
const cpu = process.cpuUsage();
const took = await together(messages, Number(values["in-flight"]), (index) =>
  take(WARM_UP + index),
);
await desk.close();
const { user, system } = process.cpuUsage(cpu);
const result = {
  perSecond: (messages * 1000) / (performance.now() - begun),
  cpuMs: (user + system) / 1000 / messages,
  median: median(took),
  p99: percentile(took, 99),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
workshop.close();
