import { createHash } from "node:crypto";
import type { TelegramChannel } from "#adapters/channels/telegram/channel.ts";
import { plainOf } from "#adapters/channels/telegram/html.ts";
import type { Content } from "#core/content.ts";
import type { Happening } from "#core/event.ts";
import type { Message } from "#core/message.ts";
import { CHANNEL_LIMITS } from "#core/text/channel-limits.ts";
import type { CardPainter } from "#ports/card-painter.ts";
import type { Rendered, Service } from "#ports/channel.ts";
import { type Actor, type Rehearsal, rehearse, type Sent, sentOf } from "#src/rehearsal.ts";
import { PNG } from "./png.ts";
import type { Shown } from "./telegram/chats.ts";
import type { Person } from "./telegram/person.ts";
import { openTelegramChannel, type RunningTelegram } from "./telegram-channel.ts";

/** A rehearsal in which all that is said and done on Telegram goes over its servers and back. */
export type TelegramRehearsal = Rehearsal & {
  /** What somebody's phone showed and was not what should have been sent. */
  differences: string[];
} & AsyncDisposable;

const painter: CardPainter = {
  paint: async () => PNG,
  pictograms: () => new Set(),
  close: async () => {},
};

/** Opens it at a moment, epoch milliseconds. Everybody in it must be on Telegram. */
export async function openTelegramRehearsal(
  content: Content,
  start: number,
): Promise<TelegramRehearsal> {
  const people = new Map<string, Person>();
  const names = new Map<string, string>();
  const menus = new Map<string, { shown: Shown; ids: string[] }[]>();
  const ids = new Map<string, string>();
  const differences: string[] = [];
  const taken: PromiseWithResolvers<void>[] = [];
  let running: RunningTelegram | null = null;

  const base = rehearse(content, start, painter, (name, note) => ({
    name,
    limits: CHANNEL_LIMITS[name],
    start: async () => {},
    stop: async () => {},
    async deliver(to, id, message, rendered) {
      const channel = running?.channel;
      if (!channel) throw new Error("nothing is running yet");
      const person = personOf(to);
      const before = person.sent().length;
      const delivery = await channel.deliver(String(person.id), id, message, rendered);
      const sent = person.sent().slice(before);
      note(sentOf({ name: to, channel: name }, message, rendered));
      remember(to, rendered, sent);
      if (message.replaces === undefined) {
        differences.push(...differencesOf(message, rendered, sent));
      }
      return delivery;
    },
  }));

  const service: Service = {
    ...base.service,
    async receive(event) {
      const address = names.get(event.address) ?? event.address;
      // Counted as a plain rehearsal counts, so that what is named after an event has the same name.
      const id = ids.get(event.id) ?? String(ids.size + 1);
      ids.set(event.id, id);
      await base.service.receive({ ...event, id, address });
      taken.shift()?.resolve();
    },
  };
  running = await openTelegramChannel((_channel: TelegramChannel) => service, "polling", {
    times: { slip: 0 },
  });

  function personOf(name: string): Person {
    const known = people.get(name);
    if (known) return known;
    if (!running) throw new Error("nothing is running yet");
    const person = running.telegram.person({ name });
    people.set(name, person);
    names.set(String(person.id), name);
    return person;
  }

  function remember(name: string, { buttons }: Rendered, sent: readonly Shown[]): void {
    const shown = sent.find((one) => one.buttons.length > 0);
    if (shown)
      menus.set(name, [...(menus.get(name) ?? []), { shown, ids: buttons.map(({ id }) => id) }]);
  }

  /** The newest button of the choice, also one that was tapped before; else one of long ago. */
  function tap(name: string, choice: string): void {
    const person = personOf(name);
    const menu = menus.get(name)?.findLast(({ ids }) => ids.includes(choice));
    const button = menu?.shown.buttons[menu.ids.indexOf(choice)];
    if (menu && button) return void person.taps(button.label, menu.shown);
    const token = createHash("sha256").update(choice).digest("hex").slice(0, 16);
    running?.notes.set(
      `${running.telegram.token.split(":")[0]}:menu:${token}`,
      JSON.stringify([choice]),
    );
    const chat = { id: person.id, type: "private" };
    const message = { message_id: 1, chat, date: 0 };
    const tapped = { id: `old-${token}`, from: person.user, message, data: `${token}.0` };
    running?.telegram.push({ callback_query: { ...tapped, chat_instance: "1" } });
  }

  async function play({ name }: Actor, happening: Happening): Promise<Sent[]> {
    const done = Promise.withResolvers<void>();
    taken.push(done);
    if (happening.type === "choice") tap(name, happening.choice);
    else act(personOf(name), happening);
    await done.promise;
    return base.settled();
  }

  return {
    ...base,
    play,
    differences,
    async [Symbol.asyncDispose]() {
      await running?.[Symbol.asyncDispose]();
    },
  };
}

function act(person: Person, happening: Happening): void {
  switch (happening.type) {
    case "text":
      return void person.says(happening.text);
    case "start":
      return void person.starts(happening.payload || undefined);
    case "image":
      return void person.photo(happening.caption);
    case "location": {
      const { latitude, longitude } = happening;
      return void person.sends({ location: { latitude, longitude } });
    }
    case "phone":
      return void person.sends({
        contact: { phone_number: happening.number, first_name: "Ana", user_id: person.id },
      });
    case "voice":
      return void person.sends({ voice: { file_id: "v", file_unique_id: "v", duration: 3 } });
    default:
      return void person.sends({ sticker: { file_id: "s", file_unique_id: "s" } });
  }
}

/** What the phone shows against what was to be said: words, buttons, picture, map. */
function differencesOf(message: Message, rendered: Rendered, shown: readonly Shown[]): string[] {
  const words = shown.filter(({ text }) => text !== "").map(({ text }) => text);
  const asked = message.asks ? words.pop() : undefined;
  const alt = rendered.card ? `🖼️ ${rendered.card.alt}` : null;
  const read = words
    .join("\n\n")
    .replace(alt ?? "", "")
    .trim();
  const places = message.blocks.filter((block) => block.type === "place");
  const facts: [string, unknown, unknown][] = [
    ["words", read, plainOf(rendered.texts.join("\n\n")).trim()],
    ["alternative text", alt === null || words.join("\n\n").includes(alt), true],
    [
      "buttons",
      shown.flatMap(({ buttons }) => buttons.map(({ label }) => label)),
      message.choices.map(({ label }) => label),
    ],
    ["picture", shown.some(({ kind }) => kind === "photo"), rendered.card !== undefined],
    [
      "map",
      shown.some(({ kind }) => kind === "venue"),
      places.length === 1 && places[0]?.at !== undefined,
    ],
    ["hint", asked !== undefined, message.asks !== undefined],
  ];
  return facts
    .filter(([, is, should]) => JSON.stringify(is) !== JSON.stringify(should))
    .map(
      ([what, is, should]) => `${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`,
    );
}
