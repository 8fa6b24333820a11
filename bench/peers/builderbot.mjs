// BuilderBot with its own TestProvider and MemoryDB: question → answer, many users at once.
// Prints one line of JSON. `--flows 60 --messages 1000 --in-flight 50`
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    flows: { type: "string", default: "1" },
    messages: { type: "string", default: "1000" },
    "in-flight": { type: "string", default: "50" },
  },
});
const [flows, messages, inFlight] = [values.flows, values.messages, values["in-flight"]].map(
  Number,
);
const WARM_UP = 200;

// It writes its log into the folder it was started from.
const folder = mkdtempSync(join(tmpdir(), "geldbuur-peer-"));
process.chdir(folder);
const { addKeyword, createBot, createFlow, createProvider, MemoryDB, TestTool } = createRequire(
  import.meta.url,
)("@builderbot/bot");

/** Promises of messages on their way, by the user they are for. */
const waiting = new Map();

class Provider extends TestTool.TestProvider {
  async sendMessage(userId, message) {
    waiting.get(userId)?.();
    waiting.delete(userId);
    return { userId, message };
  }
}

const provider = createProvider(Provider);
const database = new MemoryDB();
const dialogues = Array.from({ length: flows }, (_, number) =>
  addKeyword(`question ${number} end`).addAnswer(`This is the answer to question ${number}.`),
);
await createBot({ flow: createFlow(dialogues), provider, database });

/** One user asks one question; ends when the answer was handed to the provider. */
function ask(index) {
  const from = String(100_000_000 + index);
  const answered = new Promise((resolve) => waiting.set(from, resolve));
  provider.emit("message", { from, body: `question ${index % flows} end`, name: "someone" });
  return answered;
}

async function together(first, count) {
  let next = 0;
  const took = [];
  const worker = async () => {
    while (next < count) {
      const index = first + next++;
      const begun = performance.now();
      await ask(index);
      took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return took.sort((a, b) => a - b);
}

await together(0, WARM_UP);
const begun = performance.now();
const cpu = process.cpuUsage();
const took = await together(WARM_UP, messages);
const { user, system } = process.cpuUsage(cpu);
const result = {
  perSecond: (messages * 1000) / (performance.now() - begun),
  cpu: (user + system) / 1000 / messages,
  median: took[Math.floor(took.length / 2)],
  p99: took[Math.floor(took.length * 0.99)],
};
process.stdout.write(`\n${JSON.stringify(result)}\n`);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
