import { systemClock } from "#adapters/clock/system-clock.ts";
import { openVault } from "#adapters/crypto/vault.ts";
import { memoryStore } from "#adapters/stores/memory/memory-store.ts";
import { type RunningService, runService } from "#app/service.ts";
import { conversationId, type World } from "#app/world.ts";
import { type Conversation, newConversation, type Role } from "#core/conversation/conversation.ts";
import { type KeyPersonInput, keyPerson } from "#core/requests/key-person.ts";
import type { CallbackRequest } from "#core/requests/request.ts";
import { realContent } from "./content.ts";
import { PNG } from "./png.ts";
import type { Person } from "./telegram/person.ts";
import { openTelegramChannel, type RunningTelegram } from "./telegram-channel.ts";

/** The real service on Telegram, by the real clock. */
export type TelegramTown = {
  running: RunningTelegram;
  service: RunningService;
  /** Makes somebody a key person or coordinator. */
  appoint(
    person: Person,
    role: Exclude<Role, "resident">,
    who?: Omit<KeyPersonInput, "id">,
  ): Promise<void>;
  conversation(person: Person): Promise<Conversation | null>;
  requests(resident: Person): Promise<CallbackRequest[]>;
  keyPersonGone(person: Person): Promise<boolean | null>;
} & AsyncDisposable;

const vault = openVault(Buffer.alloc(32, 3));

export async function openTelegramTown(
  way: "polling" | "webhook" = "polling",
): Promise<TelegramTown> {
  const store = memoryStore();
  const channels = new Map();
  const world: World = {
    content: realContent(),
    store,
    vault,
    clock: systemClock(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    meter: { turn: () => {}, sent: () => {} },
    channels,
    painter: {
      paint: async () => PNG,
      pictograms: () => new Set(),
      close: async () => {},
    },
    cards: { get: async () => undefined, set: async () => {} },
  };
  const service = runService(world);
  const running = await openTelegramChannel((channel) => {
    channels.set("telegram", channel);
    return service;
  }, way);
  service.start();
  const idOf = ({ id }: Person) => conversationId(world, "telegram", String(id));

  return {
    running,
    service,
    async appoint(person, role, who) {
      const id = idOf(person);
      const contact = { id, channel: "telegram", address: String(person.id) } as const;
      const conversation = { ...newConversation("nl"), role, greeted: true };
      await store.transaction(async ({ conversations, keyPersons }) => {
        await conversations.save({ contact, conversation, changedAt: Date.now() });
        if (who) await keyPersons.save(keyPerson.parse({ ...who, id }));
      });
    },
    async conversation(person) {
      const stored = await store.transaction(({ conversations }) =>
        conversations.load(idOf(person)),
      );
      return stored?.conversation ?? null;
    },
    requests: (person) => store.transaction(({ requests }) => requests.ofResident(idOf(person))),
    async keyPersonGone(person) {
      const known = await store.transaction(({ keyPersons }) => keyPersons.load(idOf(person)));
      return known?.gone ?? null;
    },
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      await service.stop();
    },
  };
}
