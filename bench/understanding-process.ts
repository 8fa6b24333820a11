import { readLearned } from "#adapters/content/learned-file.ts";
import { topicsFrom } from "#core/topics.ts";
import { understandBy } from "#core/understanding/understand.ts";

/**
 * A process that does nothing but understand, from the file that was learned before: prints the
 * milliseconds until it is ready and, after many messages, its memory in bytes, as JSON.
 * Arguments: the file, its digest, and messages as a JSON list.
 */
const [file = "", digest = "", messages = "[]"] = process.argv.slice(2);
const started = performance.now();
const learned = readLearned(file, digest);
if (!learned) throw new Error(`${file} was learned from something else`);
const topics = topicsFrom({
  groups: [{ id: "all", topics: learned.classes.map((id) => ({ id })) }],
  services: [],
  fallback: { id: "out-of-scope" },
});
const understand = understandBy(learned, topics);
const ready = performance.now() - started;
const texts: string[] = JSON.parse(messages);
for (const text of texts) understand(text, {});
globalThis.gc?.();
process.stdout.write(JSON.stringify({ ready, memory: process.memoryUsage.rss() }));
