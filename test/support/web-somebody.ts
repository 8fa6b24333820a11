import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { MessageFrame, PageHappening } from "#adapters/channels/web/frames.ts";
import type { Running, Seen, Somebody } from "../compliance/channel.ts";
import type { FakeAssistant } from "./fake-assistant.ts";
import { openPage, type PageClient } from "./page-client.ts";
import { wordsOf } from "./talk.ts";
import { openWebChat, type WebChat } from "./web-chat.ts";

const AGAIN_MS = 20;

/** The web chat before an assistant, with people whose pages behave as the real one does. */
export async function openWebPeople(assistant: FakeAssistant): Promise<Running> {
  let chat = await openWebChat({ assistant });
  const { url } = chat;
  const port = Number(new URL(url).port);
  const people: { close(): Promise<void> }[] = [];
  return {
    async somebody() {
      const person = pageOf(url, () => chat.url);
      people.push(person);
      await person.isThere();
      return person;
    },
    async restart(between) {
      await chat[Symbol.asyncDispose]();
      await between?.();
      chat = await reopened(assistant, port);
    },
    async [Symbol.asyncDispose]() {
      for (const person of people) await person.close();
      await chat[Symbol.asyncDispose]();
    },
  };
}

function reopened(assistant: FakeAssistant, port: number): Promise<WebChat> {
  return openWebChat({ assistant, http: { port } });
}

/** A page that comes back when its line is cut, and sends one thing at a time until it is accepted. */
function pageOf(url: string, at: () => string) {
  const session = randomUUID().replaceAll("-", "");
  const read = new Set<string>();
  let page: PageClient | null = null;
  let newest: MessageFrame | null = null;

  async function line(): Promise<PageClient> {
    for (;;) {
      if (page && !(await isClosed(page))) return page;
      page = await openPage(at(), { session }).catch(() => null);
      if (!page) await wait(AGAIN_MS);
    }
  }

  async function sends(happening: PageHappening): Promise<void> {
    const id = randomUUID();
    for (;;) {
      const open = await line();
      const before = open.frames.length;
      open.event(happening, id);
      const answer = await Promise.race([
        open.next("accepted", (frame) => frame.id === id),
        open.next("refused", (frame) => frame.id === id && open.frames.indexOf(frame) >= before),
        open.closed,
      ]);
      if (typeof answer === "object" && answer.type === "accepted") return;
      await wait(AGAIN_MS);
    }
  }

  const somebody: Somebody & { isThere(): Promise<void>; close(): Promise<void> } = {
    says: (text) => sends({ type: "text", text }),
    starts: (payload) => sends({ type: "start", payload }),
    sendsPhoto: () => sends({ type: "image" }),
    sharesPlace: (latitude, longitude) => sends({ type: "location", latitude, longitude }),
    taps(label) {
      const choice = newest?.buttons.find((one) => one.label === label);
      if (!choice) throw new Error(`no button "${label}"`);
      return sends({ type: "choice", choice: choice.id });
    },
    async reads(): Promise<Seen> {
      const open = await line();
      const frame = await open.next("message", ({ id }) => !read.has(id));
      read.add(frame.id);
      newest = frame;
      return {
        text: wordsOf(frame.message),
        labels: frame.buttons.map(({ label }) => label),
        picture: frame.card ? await pictureAt(new URL(frame.card.url, url)) : null,
      };
    },
    isThere: async () => void (await line()),
    close: async () => page?.[Symbol.asyncDispose](),
  };
  return somebody;
}

async function isClosed(page: PageClient): Promise<boolean> {
  return (await Promise.race([page.closed, wait(0, null)])) !== null;
}

async function pictureAt(url: URL): Promise<Uint8Array> {
  return (await fetch(url)).bytes();
}
