import { afterEach, expect, test } from "vitest";
import { thread } from "#adapters/cards/thread.ts";

const file = new URL("./support/fragile-worker.ts", import.meta.url);
const open = () => thread<string, string>(file, { workerData: null, idleMs: 60_000 });
let worker = open();

afterEach(async () => {
  await worker.close();
  worker = open();
});

test("jobs are done in order", async () => {
  const results = await Promise.all(["one", "two", "three"].map((job) => worker.run(job)));
  expect(results).toEqual(["did one", "did two", "did three"]);
});

test.each(["exit", "throw"])("a crash (%s) fails its own job only", async (crash) => {
  const [before, crashed, after] = await Promise.allSettled(
    ["one", crash, "two"].map((job) => worker.run(job)),
  );
  expect(before).toMatchObject({ value: "did one" });
  expect(crashed).toMatchObject({ status: "rejected" });
  expect(after).toMatchObject({ value: "did two" });
});

test("a refused job says why, and the thread goes on", async () => {
  await expect(worker.run("refuse")).rejects.toThrow("not this one");
  await expect(worker.run("two")).resolves.toBe("did two");
});

test("an idle thread ends, and the next job starts another", async () => {
  const brief = thread<string, string>(file, { workerData: null, idleMs: 0 });
  await brief.run("one");
  await expect(brief.run("two")).resolves.toBe("did two");
  await brief.close();
});

test("closing fails what waits and what comes later", async () => {
  const waiting = worker.run("one");
  const failed = expect(waiting).rejects.toThrow("closed");
  await worker.close();
  await failed;
  await expect(worker.run("two")).rejects.toThrow("closed");
});
