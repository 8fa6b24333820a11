import { decide } from "#core/requests/decide.ts";
import type { Circumstances, Decision, Told, Wanted } from "#core/requests/decision.ts";
import { ROUND } from "#core/requests/find-key-persons.ts";
import { type Move, ruleOf } from "#core/requests/life-cycle.ts";
import type { News } from "#core/requests/news.ts";
import type { CallbackRequest, Wish } from "#core/requests/request.ts";
import { isVisitOff } from "#core/requests/told.ts";
import { residentNews } from "#core/requests/views.ts";
import { dayOf } from "#core/text/format.ts";
import type { Transaction } from "#ports/store.ts";
import { listFor } from "./list-for.ts";
import { mailHandover, mailVisitOff } from "./mail-handover.ts";
import { setRequestTimer } from "./request-timers.ts";
import { coordinators, tell } from "./tell.ts";
import type { World } from "./world.ts";

/** Who makes a move: somebody's conversation, or the clock. */
export type Mover = { by: string; isCoordinator: boolean };
export const CLOCK: Mover = { by: "clock", isCoordinator: false };

/** A new request, offered at once. Its id comes from the effect's: the same yes twice is one request. */
export async function openRequest(
  world: World,
  transaction: Transaction,
  resident: string,
  effectId: string,
  wish: Wish,
  prefers: string | null = null,
): Promise<void> {
  const now = world.clock.now();
  const draft: CallbackRequest = {
    id: world.vault.lookUp(`request:${effectId}`).slice(0, 12),
    resident,
    state: "draft",
    wish,
    openedAt: now,
    reopenedAt: null,
    changedAt: now,
    dueAt: null,
    round: prefers === null ? ROUND.first : ROUND.same,
    offeredTo: [],
    passedBy: [],
    prefers,
    claimedBy: null,
    claimerName: null,
    claimedAt: null,
    callBy: null,
    tries: 0,
    returned: 0,
    handover: null,
    notes: { outcomes: [], line: null },
  };
  const mover = { by: resident, isCoordinator: false };
  await make(world, transaction, draft, { move: "open" }, mover);
}

/** One move of a stored request by somebody or the clock. What may not be, changes nothing. */
export async function moveRequest(
  world: World,
  transaction: Transaction,
  id: string,
  wanted: Wanted,
  mover: Mover,
): Promise<void> {
  const request = await transaction.requests.load(id);
  if (request && (await make(world, transaction, request, asNow(request, wanted), mover))) return;
  await tellHowItStands(world, transaction, id, request, wanted, mover);
}

/** Timers set before "quiet-over" had its own name still fall due. */
function asNow({ state }: CallbackRequest, wanted: Wanted): Wanted {
  return wanted.move === "expire" && state === "reached" ? { move: "quiet-over" } : wanted;
}

/** Decides and carries out; false when nothing came of it, not even a word. */
async function make(
  world: World,
  transaction: Transaction,
  request: CallbackRequest,
  wanted: Wanted,
  mover: Mover,
): Promise<boolean> {
  const taker =
    wanted.move === "assign" ? wanted.person : wanted.move === "claim" ? mover.by : null;
  // Nobody removes or pauses them between the decision and its row.
  if (taker !== null) await transaction.keyPersons.load(taker);
  const about = await circumstances(world, transaction, request, mover);
  const decision = decide(request, wanted, about);
  if (decision.changes.length > 0) await keep(world, transaction, request, decision, about);
  await tellAll(world, transaction, decision.tell);
  if (wanted.move === "take-back" && decision.changes.length > 0) {
    await listFor(world, transaction, mover.by, { list: "overview", page: 1 });
  }
  return decision.changes.length + decision.tell.length > 0;
}

async function circumstances(
  world: World,
  transaction: Transaction,
  { resident }: CallbackRequest,
  mover: Mover,
): Promise<Circumstances> {
  return {
    ...mover,
    now: world.clock.now(),
    people: await transaction.keyPersons.all(),
    active: await transaction.requests.active(),
    skips: new Set(await transaction.skips.of(resident)),
    settings: world.content.directory.town.callbacks,
  };
}

/** The request, its rows and timer, and what follows from each row. */
async function keep(
  world: World,
  transaction: Transaction,
  before: CallbackRequest,
  decision: Decision,
  about: Circumstances,
): Promise<void> {
  const { request, changes } = decision;
  await transaction.requests.save(request, changes);
  await setRequestTimer(transaction, request);
  for (const row of changes) {
    if (row.from !== row.to) await count(transaction, request, row.move, about.now);
    await follow(world, transaction, before, decision, row.move, about);
  }
}

/** Who took it, who is kept apart, what a help point hears. */
async function follow(
  world: World,
  transaction: Transaction,
  before: CallbackRequest,
  { request, tell: told }: Decision,
  move: Move,
  { by, now, people }: Circumstances,
): Promise<void> {
  if (isVisitOff(before, request, move)) await mailVisitOff(world, transaction, before, told);
  if (move === "knows") await transaction.skips.add(by, request.resident, now);
  if (move === "agree") await mailHandover(world, transaction, request, told);
  if (move !== "claim" && move !== "assign") return;
  const claimer = people.find(({ id }) => id === request.claimedBy);
  if (claimer) await transaction.keyPersons.save({ ...claimer, lastClaimAt: now });
}

async function count(
  { signals }: Transaction,
  { wish: { topic, locale, area } }: CallbackRequest,
  move: string,
  now: number,
): Promise<void> {
  const where = { topic: topic ?? "", locale, area: area ?? "" };
  await signals.count({ day: dayOf(now), kind: `request-${move}`, ...where });
}

async function tellAll(
  world: World,
  transaction: Transaction,
  told: readonly Told[],
): Promise<void> {
  const asked = told.some(({ to }) => to === "coordinators");
  const reached = asked ? await coordinators(world, transaction) : [];
  for (const { to, news: all } of told) {
    const everyone = to === "coordinators" ? reached : [to];
    const news = reached.length > 0 ? all : withoutCoordinators(all);
    for (const contact of everyone) await tell(world, transaction, contact, news);
  }
}

/** Nobody says that coordinators are looking when none can be reached. */
function withoutCoordinators(news: News): News {
  return news.kind === "waiting" ? { ...news, kind: "waiting-alone", isWide: false } : news;
}

/** A tap is never met with silence, also when it comes too late. */
async function tellHowItStands(
  world: World,
  transaction: Transaction,
  id: string,
  request: CallbackRequest | null,
  { move }: Wanted,
  { by }: Mover,
): Promise<void> {
  if (by === "clock" || move === "pass") return;
  if (move === "claim") return tell(world, transaction, by, { kind: "claim-lost", request: id });
  switch (ruleOf(move).by) {
    case "resident":
      if (request?.resident !== by) return;
      return tell(world, transaction, by, residentNews("stands", request));
    case "coordinator":
      return tell(world, transaction, by, { kind: "moved-on", request: id });
    default:
      await listFor(world, transaction, by, { list: "held" });
  }
}
