import { type Conversation, newConversation } from "#core/conversation/conversation.ts";
import type { Message } from "#core/message.ts";
import type { CallbackRequest, KeyPerson, RequestChange } from "#core/requests/request.ts";
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

export function requestOf(id: string, changes: Partial<CallbackRequest> = {}): CallbackRequest {
  return {
    id,
    resident: contactOf("anna").id,
    state: "open",
    wish: {
      topic: "rent-arrears",
      locale: "nl",
      area: "3562",
      when: "morning",
      caller: null,
      number: "+31612345678",
    },
    openedAt: NOON,
    changedAt: NOON,
    round: 1,
    offeredTo: [],
    claimedBy: null,
    claimerName: null,
    callBy: null,
    ...changes,
  };
}

export function changeOf(
  request: string,
  from: RequestChange["from"],
  to: RequestChange["to"],
): RequestChange {
  return { request, at: NOON, by: "clock", from, to };
}

export function keyPersonOf(name: string): KeyPerson {
  return {
    id: contactOf(name).id,
    name,
    languages: ["ar", "nl"],
    areas: [],
    gender: null,
    days: [],
  };
}

export function signalOn(day: string, topic = "rent-arrears"): Signal {
  return { day, kind: "topic", topic, locale: "nl", area: "3562" };
}
