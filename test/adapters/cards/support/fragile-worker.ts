import { parentPort } from "node:worker_threads";

// Echoes every job; dies of some.
parentPort?.on("message", (job: string) => {
  if (job === "exit") process.exit(7);
  if (job === "throw") throw new Error("out of ink");
  if (job === "refuse") parentPort?.postMessage({ error: new Error("not this one") });
  else parentPort?.postMessage({ result: `did ${job}` });
});
