import { cpus, loadavg, release, totalmem } from "node:os";

/** What the figures were taken on, one line each. */
export function machineLines(): string[] {
  const [cpu] = cpus();
  return [
    `date      ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC`,
    `machine   ${cpu?.model ?? "unknown"}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, Linux ${release()}`,
    `Node      ${process.version}`,
    `load      ${loadavg()
      .map((load) => load.toFixed(2))
      .join(" ")} over 1, 5 and 15 minutes before; others use this machine too`,
  ];
}
