import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { openVault } from "#adapters/crypto/vault.ts";
import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import { runService } from "#app/service.ts";
import type { Event } from "#core/event.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { Channel } from "#ports/channel.ts";
import { contentIn } from "./content.ts";
import { wordsOf } from "./talk.ts";

// The service over an SQLite file, to be killed at any moment. Events come in as JSON lines; the id of
// each is printed when it is committed. What is delivered is appended to a file. Ends with its input.
const [root = "", file = "", deliveries = "", run = "", startsAt = ""] = process.argv.slice(2);
const store = await sqliteStore({ file, vault: openVault(Buffer.alloc(32, 1)) });
const began = performance.now();

const web: Channel = {
  name: "web",
  limits: CHANNEL_LIMITS.web,
  async deliver(name, id, message) {
    const choices = message.choices.map((choice) => choice.id);
    const line = { run: Number(run), name, id, choices, words: wordsOf(message) };
    appendFileSync(deliveries, `${JSON.stringify(line)}\n`);
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    return "delivered";
  },
  start: async () => {},
  stop: async () => {},
};

const fault = (what: string, cause?: unknown) => {
  process.stderr.write(`${what} ${cause instanceof Error ? cause.stack : String(cause)}\n`);
};
const service = runService({
  content: contentIn(root),
  store,
  vault: openVault(Buffer.alloc(32, 1)),
  clock: {
    now: () => Math.round(Number(startsAt) + performance.now() - began),
    at(moment, callback) {
      const wait = moment - Number(startsAt) - (performance.now() - began);
      const timer = setTimeout(callback, Math.max(0, wait));
      return () => clearTimeout(timer);
    },
  },
  log: { info: () => {}, warn: (what) => fault(what), error: fault },
  meter: { turn: () => {}, sent: () => {} },
  channels: new Map([[web.name, web]]),
  painter: {
    paint: async () => Uint8Array.of(1),
    pictograms: () => new Set(),
    close: async () => {},
  },
  cards: { get: async () => undefined, set: async () => {} },
});

service.start();
process.stdout.write("ready\n");
for await (const line of createInterface({ input: process.stdin })) {
  const event: Event = JSON.parse(line);
  void service.receive(event).then(() => process.stdout.write(`${event.id}\n`));
}
do await service.settle();
while ((await store.outbox.state()).waiting > 0);
await service.stop();
await store.close();
