import { type Conversation, newConversation } from "#core/conversation/conversation.ts";
import type { Message } from "#core/message.ts";
import { type KeyPerson, keyPerson } from "#core/requests/key-person.ts";
import type { RequestChange } from "#core/requests/life-cycle.ts";
import { type CallbackRequest, type Wish, wish } from "#core/requests/request.ts";
import type { Contact, Signal, StoredConversation, Timer } from "#ports/store.ts";

/** A moment that tests count from. */
export const NOON = Date.UTC(2026, 2, 2, 12);

export function contactOf(name: string): Contact {
  return { id: `conversation-of-${name}`, channel: "telegram", address: `address of ${name}` };
}

export function storedOf(name: string, changes: Partial<Conversation> = {}): StoredConversation {
  const conversation = { ...newConversation("nl"), ...changes };
  return { contact: contactOf(name), conversation, changedAt: NOON };
}

export function messageSaying(text: string): Message {
  return {
    locale: "nl",
    blocks: [{ type: "text", text }],
    choices: [{ id: "menu", label: "Menu" }],
  };
}

export function textTimer(id: string, contact: string, dueAt: number): Timer {
  return { id, dueAt, target: { type: "contact", contact, happening: { type: "text", text: id } } };
}

/** A wish for a call on a number, in the morning, about the rent. */
export function wishOf(changes: Partial<Wish> = {}): Wish {
  return wish.parse({
    topic: "rent-arrears",
    locale: "nl",
    area: "3562",
    when: "morning",
    caller: null,
    number: "+31612345678",
    ...changes,
  });
}

export function requestOf(id: string, changes: Partial<CallbackRequest> = {}): CallbackRequest {
  return {
    id,
    resident: contactOf("anna").id,
    state: "open",
    wish: wishOf(),
    openedAt: NOON,
    reopenedAt: null,
    changedAt: NOON,
    dueAt: null,
    round: 1,
    offeredTo: [],
    passedBy: [],
    prefers: null,
    claimedBy: null,
    claimerName: null,
    claimedAt: null,
    callBy: null,
    tries: 0,
    returned: 0,
    handover: null,
    notes: { outcomes: [], line: null },
    ...changes,
  };
}

export function changeOf(
  request: string,
  from: RequestChange["from"],
  to: RequestChange["to"],
  move: RequestChange["move"] = "open",
): RequestChange {
  return { request, at: NOON, by: "clock", move, from, to };
}

export function keyPersonOf(name: string, changes: Partial<KeyPerson> = {}): KeyPerson {
  return keyPerson.parse({
    id: contactOf(name).id,
    name,
    languages: ["ar", "nl"],
    areas: [],
    gender: null,
    days: [],
    ...changes,
  });
}

export function signalOn(day: string, topic = "rent-arrears"): Signal {
  return { day, kind: "topic", topic, locale: "nl", area: "3562" };
}
