import { sqliteStore } from "#adapters/stores/sql/sqlite-store.ts";
import type { Content } from "#core/content.ts";
import { openBare } from "./bare.ts";
import { type Desk, openDesk } from "./desk.ts";
import { steadily, together } from "./drive.ts";
import { inTurns, type Run, recording } from "./recording.ts";
import type { Residents } from "./residents.ts";
import { VAULT } from "./vault.ts";
import type { Workshop } from "./workshop.ts";

/** What is measured: the same events at the same content over a copy of the same store. */
export type Setting = {
  workshop: Workshop;
  /** The filled store; every round works on a copy. */
  store: string;
  content: Content;
  residents: Residents;
  turns: number;
};

export type Round = {
  perSecond: number;
  /** Processor time of a turn, in milliseconds; steadier than the clock on a machine that others use. */
  cpu: number;
  took: number[];
};

/** Events at once when the question is how many fit in a second. */
export const IN_FLIGHT = 50;

/** The real service over an SQLite file as it is run. */
export async function openSqliteDesk(file: string, content: Content): Promise<Desk> {
  return openDesk(await sqliteStore({ file, vault: VAULT }), content);
}

/** The real service, until the last message has left. */
export async function ourRound(setting: Setting): Promise<Round> {
  const { content, residents, turns } = setting;
  return onCopy(setting, async (file) => {
    const desk = await openSqliteDesk(file, content);
    const spent = stopwatch(turns);
    const took = await together(turns, IN_FLIGHT, (index) => desk.receive(residents(index)));
    await desk.close();
    return { ...spent(), took };
  });
}

/** Every statement of one such round. */
export async function recordRound(setting: Setting): Promise<Run[]> {
  return recording(async () => {
    await ourRound(setting);
  });
}

/** The same statements, bare, one transaction a turn. */
export async function bareRound(setting: Setting, runs: readonly Run[]): Promise<Round> {
  const turns = inTurns(runs, setting.turns);
  return onCopy(setting, async (file) => {
    const bare = openBare(file);
    const spent = stopwatch(turns.length);
    const took = turns.map((turn) => timed(() => bare.turn(turn)));
    bare.close();
    return { ...spent(), took };
  });
}

/** Milliseconds from when each event was due until its commit, and until its message left. */
export async function ourSteadyRound(
  setting: Setting,
  perSecond: number,
): Promise<{ committed: number[]; delivered: number[] }> {
  const { content, residents, turns } = setting;
  return onCopy(setting, async (file) => {
    const desk = await openSqliteDesk(file, content);
    const { due, done } = await steadily(turns, perSecond, (index) =>
      desk.receive(residents(index)),
    );
    await desk.close();
    const left = due.map((_, index) => desk.delivered.get(residents(index).id) ?? Number.NaN);
    return { committed: since(due, done), delivered: since(due, left) };
  });
}

/** The same at the same rate, bare. */
export async function bareSteadyRound(
  setting: Setting,
  perSecond: number,
  runs: readonly Run[],
): Promise<number[]> {
  const turns = inTurns(runs, setting.turns);
  return onCopy(setting, async (file) => {
    const bare = openBare(file);
    const { due, done } = await steadily(turns.length, perSecond, async (index) =>
      bare.turn(turns[index] ?? []),
    );
    bare.close();
    return since(due, done);
  });
}

async function onCopy<Result>(
  { workshop, store }: Setting,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  const file = workshop.copyOf(store);
  try {
    return await work(file);
  } finally {
    workshop.drop(file);
  }
}

function since(due: readonly number[], done: readonly number[]): number[] {
  return due.map((at, index) => (done[index] ?? Number.NaN) - at);
}

/** Turns a second and processor time a turn, from now until it is called. */
export function stopwatch(turns: number): () => { perSecond: number; cpu: number } {
  const begun = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    const perSecond = (turns * 1000) / (performance.now() - begun);
    return { perSecond, cpu: (user + system) / 1000 / turns };
  };
}

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
