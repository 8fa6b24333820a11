import type { Listing } from "#core/effect.ts";
import { isOnDuty, loadOf, mayTake } from "#core/requests/find-key-persons.ts";
import type { KeyPerson } from "#core/requests/key-person.ts";
import type { News, Week } from "#core/requests/news.ts";
import { type CallbackRequest, HELD } from "#core/requests/request.ts";
import { isHeldBy, offerOf, residentNews, seenOf, taskOf } from "#core/requests/views.ts";
import { addDays } from "#core/text/calendar.ts";
import { dayOf } from "#core/text/format.ts";
import type { Transaction } from "#ports/store.ts";
import { tell } from "./tell.ts";
import type { World } from "./world.ts";

const WEEK_DAYS = 7;
/** Moves that are told together with another in the summary. */
const COUNTED_AS: Readonly<Record<string, string>> = {
  assign: "claim",
  propose: "handover",
  "try-last": "expire",
  "quiet-over": "done",
};
const MINUTE_MS = 60_000;

/** Tells a contact what they asked to see; each sees only what is theirs. */
export async function listFor(
  world: World,
  transaction: Transaction,
  contact: string,
  what: Listing,
): Promise<void> {
  const news = await newsFor(world, transaction, contact, what);
  if (news) await tell(world, transaction, contact, news);
}

async function newsFor(
  world: World,
  transaction: Transaction,
  contact: string,
  what: Listing,
): Promise<News | null> {
  const now = world.clock.now();
  const active = await transaction.requests.active();
  switch (what.list) {
    case "held":
      return heldNews(active, contact);
    case "task":
    case "handover-points": {
      const request = active.find(({ id }) => id === what.request);
      if (!request || !isHeldBy(request, contact)) return heldNews(active, contact);
      return { kind: what.list, request: request.id, task: taskOf(request) };
    }
    case "handover-read":
      return handoverNews(active, contact);
    case "overview":
      return { kind: "overview", requests: byNeed(active).map(seenOf), page: what.page };
    case "candidates":
      return candidates(transaction, active, what.request, now);
    case "team": {
      const people = byName(await transaction.keyPersons.all());
      return { kind: "team", people, page: what.page };
    }
    case "cover":
      return { kind: "cover", people: byName(await transaction.keyPersons.all()) };
    case "member": {
      const people = await transaction.keyPersons.all();
      const person = people.find(({ id }) => id === what.person);
      if (!person) return { kind: "team", people: byName(people), page: 1 };
      return { kind: "member", person, load: loadOf(person, { active }) };
    }
    case "week":
      return { kind: "week", week: await weekOf(transaction, active, now) };
    default:
      return what satisfies never;
  }
}

function heldNews(active: readonly CallbackRequest[], contact: string): News {
  const offers = active
    .filter(({ state, offeredTo }) => state === "open" && offeredTo.includes(contact))
    .filter(({ passedBy }) => !passedBy.includes(contact))
    .map((one) => ({ request: one.id, offer: offerOf(one) }));
  const tasks = active.filter((one) => isHeldBy(one, contact)).map(taskOf);
  return { kind: "held", tasks, offers };
}

/** What the resident's own handover would pass on. */
function handoverNews(active: readonly CallbackRequest[], contact: string): News | null {
  const request = active.find(({ resident }) => resident === contact);
  if (!request) return null;
  if (request.state !== "handover") return residentNews("stands", request);
  const name = request.claimerName ?? "";
  return { kind: "handover-read", request: request.id, task: taskOf(request), name };
}

function byName(people: readonly KeyPerson[]): KeyPerson[] {
  return people.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** What waits comes first, the oldest of it on top. */
function byNeed(active: readonly CallbackRequest[]): CallbackRequest[] {
  const isTaken = ({ state }: CallbackRequest) => Number(HELD.includes(state));
  return active.toSorted((a, b) => isTaken(a) - isTaken(b) || a.openedAt - b.openedAt);
}

async function candidates(
  transaction: Transaction,
  active: readonly CallbackRequest[],
  id: string,
  now: number,
): Promise<News> {
  const request = active.find((one) => one.id === id);
  if (request?.state !== "open") return { kind: "moved-on", request: id };
  const people = await transaction.keyPersons.all();
  const skips = new Set(await transaction.skips.of(request.resident));
  const about = { now, people, active, skips };
  const found = people
    .filter((person) => mayTake(person, request, about))
    .map((person) => ({
      id: person.id,
      name: person.name,
      load: loadOf(person, about),
      isOnDuty: isOnDuty(person, now),
    }))
    .sort(
      (a, b) =>
        Number(b.isOnDuty) - Number(a.isOnDuty) || a.load - b.load || a.name.localeCompare(b.name),
    );
  return { kind: "candidates", request: id, people: found };
}

/** Counts of the last seven days, and how long half of the claimed ones waited at most. */
async function weekOf(
  transaction: Transaction,
  active: readonly CallbackRequest[],
  now: number,
): Promise<Week> {
  const from = addDays(dayOf(now), -WEEK_DAYS);
  const counts: Record<string, number> = {};
  for (const { kind, count } of await transaction.signals.sums(from, dayOf(now))) {
    if (!/^(request|face)-/.test(kind)) continue;
    const move = kind.replace(/^request-/, "");
    const name = COUNTED_AS[move] ?? move;
    counts[name] = (counts[name] ?? 0) + count;
  }
  const ended = await transaction.requests.endedBefore(now + 1);
  const waits = [...active, ...ended]
    .filter(({ openedAt }) => openedAt >= now - WEEK_DAYS * 86_400_000)
    .flatMap(({ claimedAt, openedAt }) => (claimedAt === null ? [] : [claimedAt - openedAt]))
    .sort((a, b) => a - b);
  const median = waits[Math.floor((waits.length - 1) / 2)];
  return { counts, claimMinutes: median === undefined ? null : Math.max(1, median / MINUTE_MS) };
}
