import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { makeInvite } from "#app/redeem-invite.ts";
import { runService } from "#app/service.ts";
import { takeTurn } from "#app/take-turn.ts";
import { conversationId, type World } from "#app/world.ts";
import type { Content } from "#core/content.ts";
import { newConversation, type Role } from "#core/conversation/conversation.ts";
import { type ChannelName, channelName, type Happening } from "#core/event.ts";
import type { Choice, Message } from "#core/message.ts";
import { type KeyPersonInput, keyPerson } from "#core/requests/key-person.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { CardPainter } from "#ports/card-painter.ts";
import type { Channel, Rendered, Service } from "#ports/channel.ts";

/** Somebody in a rehearsal: a name on a channel. */
export type Actor = { name: string; channel: ChannelName };

/** A message as it left. */
export type Sent = {
  to: Actor;
  message: Message;
  text: string;
  buttons: Choice[];
  card: { id: string; alt: string; png: () => Promise<Uint8Array> } | null;
};

/** The real service over the memory store, with a clock of its own and channels that only note what they sent. */
export type Rehearsal = {
  /** One happening; returns what was said because of it, to whomever. */
  play(actor: Actor, happening: Happening): Promise<Sent[]>;
  /** Moves the clock; what falls due on the way happens at its own time. */
  wait(milliseconds: number): Promise<Sent[]>;
  /** Makes an actor a key person or coordinator without an invite. */
  appoint(actor: Actor, role: Exclude<Role, "resident">, person?: KeyPersonInput): Promise<void>;
  /** A one-time code, as `geldbuur key-person invite` makes it. */
  invite(role: Exclude<Role, "resident">): Promise<string>;
  /** What a channel is given. */
  service: Service;
  /** Does everything that is due; what was said meanwhile, to whomever. */
  settled(): Promise<Sent[]>;
};

/** Opens a channel that notes what it sends. */
export type OpenNoting = (name: ChannelName, note: (sent: Sent) => void) => Channel;

/** Opens a rehearsal at a moment, epoch milliseconds. */
export function rehearse(
  content: Content,
  start: number,
  painter: CardPainter,
  open: OpenNoting = noting,
): Rehearsal {
  let now = start;
  let count = 0;
  let sent: Sent[] = [];
  const channels = new Map(
    channelName.options.map((name) => [name, open(name, (one) => sent.push(one))]),
  );
  const pictures = new Map<string, Uint8Array>();
  const world: World = {
    content,
    store: memoryStore(),
    vault: openly(),
    clock: { now: () => now, at: () => () => {} },
    log: silent(),
    meter: { turn: () => {}, sent: () => {} },
    channels,
    painter,
    cards: {
      get: async (key) => pictures.get(key),
      set: async (key, value) => void pictures.set(key, value),
    },
  };
  const service = runService(world);
  const settled = async () => {
    await service.settle();
    const said = sent;
    sent = [];
    return said;
  };

  return {
    service,
    settled,
    invite: (role) => makeInvite(world, role),
    async play({ name, channel }, happening) {
      const id = String(++count);
      const number = channel.startsWith("whatsapp") ? { number: numberOf(name) } : {};
      await takeTurn(world, { id, channel, address: name, happening, ...number });
      return settled();
    },
    async wait(milliseconds) {
      const until = now + milliseconds;
      const said: Sent[] = [];
      for (;;) {
        const due = await world.store.transaction(({ timers }) => timers.nextDueAt());
        if (due === null || due > until) break;
        now = Math.max(now, due);
        said.push(...(await settled()));
      }
      now = until;
      return [...said, ...(await settled())];
    },
    async appoint({ name, channel }, role, person) {
      const contact = { id: conversationId(world, channel, name), channel, address: name };
      const locale = person?.languages.find((id) => content.texts.locales.has(id)) ?? "nl";
      const conversation = { ...newConversation(locale), role, greeted: true };
      await world.store.transaction(async ({ conversations, keyPersons }) => {
        await conversations.save({ contact, conversation, changedAt: now });
        if (person) await keyPersons.save(keyPerson.parse({ ...person, id: contact.id }));
      });
    },
  };
}

function noting(name: ChannelName, note: (sent: Sent) => void): Channel {
  return {
    name,
    limits: CHANNEL_LIMITS[name],
    async deliver(address, _id, message, rendered) {
      note(sentOf({ name: address, channel: name }, message, rendered));
      return "delivered";
    },
    start: async () => {},
    stop: async () => {},
  };
}

/** A message as it leaves for somebody. */
export function sentOf(to: Actor, message: Message, { texts, buttons, card }: Rendered): Sent {
  return { to, message, text: texts.join("\n\n"), buttons, card: card ?? null };
}

/** Nothing in a rehearsal is secret; ids stay the same from run to run. */
function openly(): World["vault"] {
  return {
    seal: (text) => new TextEncoder().encode(text),
    open: (sealed) => new TextDecoder().decode(sealed),
    lookUp: (text) => createHash("sha256").update(text).digest("hex").slice(0, 32),
  };
}

function silent(): World["log"] {
  return { info: () => {}, warn: () => {}, error: () => {} };
}

/** A number for somebody on WhatsApp, the same every time. */
function numberOf(name: string): string {
  const digits = BigInt(`0x${createHash("sha256").update(name).digest("hex").slice(0, 12)}`);
  return `+316${String(digits % 90_000_000n).padStart(8, "1")}`;
}

/** Writes a picture where others can look at it; its name is what is on it. */
export async function pictureFile(card: NonNullable<Sent["card"]>): Promise<string> {
  const png = await card.png();
  const folder = join(tmpdir(), "geldbuur-cards");
  const name = createHash("sha256").update(png).digest("hex").slice(0, 16);
  const file = join(folder, `${name}.png`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, png);
  return file;
}
