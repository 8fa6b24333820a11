import type { Delivery } from "#ports/channel.ts";
import type { FromServer, MessageFrame } from "./frames.ts";

/** One open page. */
export type Link = {
  send(frame: FromServer): void;
  /** Cuts the line without a goodbye; a page that is still there comes back by itself. */
  drop(): void;
  /** Closes because we stop; the page comes back when we do. */
  bye(): void;
};

/** A message on its way: until one page of the contact says it has it. */
type Pending = {
  frame: MessageFrame;
  timer: NodeJS.Timeout;
  promise: Promise<Delivery>;
  settle(delivery: Delivery): void;
};

type Contact = { links: Set<Link>; pending: Map<string, Pending> };

export type Links = ReturnType<typeof openLinks>;

const MOST_PAGES = 6;

/** The pages that are open now, by address. */
export function openLinks(ackTimeoutMs: number) {
  const contacts = new Map<string, Contact>();
  // So long may a contact be without any open page, as when it reloads, before it counts as away.
  const reloadMs = ackTimeoutMs / 3;

  function add(address: string, link: Link): void {
    const contact = contacts.get(address) ?? { links: new Set(), pending: new Map() };
    contacts.set(address, contact);
    contact.links.add(link);
    for (const oldest of contact.links) {
      if (contact.links.size <= MOST_PAGES) break;
      contact.links.delete(oldest);
      oldest.drop();
    }
    for (const { frame } of contact.pending.values()) link.send(frame);
  }

  function remove(address: string, link: Link): void {
    const contact = contacts.get(address);
    if (!contact?.links.delete(link) || contact.links.size > 0) return;
    for (const [id, pending] of contact.pending) {
      clearTimeout(pending.timer);
      const giveUp = () => expire(address, id);
      pending.timer = setTimeout(giveUp, reloadMs);
    }
    tidy(address, contact);
  }

  /** Sends it to every open page and waits until one says it has it. */
  function push(address: string, frame: MessageFrame): Promise<Delivery> {
    const contact = contacts.get(address);
    if (!contact) return Promise.resolve("away");
    const known = contact.pending.get(frame.id);
    if (known) return known.promise;
    const { promise, resolve } = Promise.withResolvers<Delivery>();
    const timer = setTimeout(() => expire(address, frame.id), ackTimeoutMs);
    contact.pending.set(frame.id, { frame, timer, promise, settle: resolve });
    tell(address, frame);
    return promise;
  }

  function acknowledge(address: string, id: string): void {
    settle(address, id, "delivered");
  }

  /** Nobody answered: the lines are dead, whatever they look like. */
  function expire(address: string, id: string): void {
    const links = [...(contacts.get(address)?.links ?? [])];
    settle(address, id, "away");
    for (const link of links) link.drop();
  }

  function settle(address: string, id: string, delivery: Delivery): void {
    const contact = contacts.get(address);
    const pending = contact?.pending.get(id);
    if (!contact || !pending) return;
    clearTimeout(pending.timer);
    contact.pending.delete(id);
    tidy(address, contact);
    pending.settle(delivery);
  }

  function tidy(address: string, contact: Contact): void {
    if (contact.links.size === 0 && contact.pending.size === 0) contacts.delete(address);
  }

  function tell(address: string, frame: FromServer): void {
    for (const link of contacts.get(address)?.links ?? []) link.send(frame);
  }

  function isOpen(address: string): boolean {
    return (contacts.get(address)?.links.size ?? 0) > 0;
  }

  /** Says goodbye to every page; what still waits counts as away. */
  function close(): void {
    for (const [address, contact] of contacts) {
      for (const link of contact.links) link.bye();
      for (const id of [...contact.pending.keys()]) settle(address, id, "away");
    }
  }

  return { add, remove, push, acknowledge, tell, isOpen, close };
}
