import { describe, expect } from "vitest";
import type { FakeAssistant } from "../support/fake-assistant.ts";
import { openTelegramChannel, serving } from "../support/telegram-channel.ts";
import { openWebPeople } from "../support/web-somebody.ts";
import { channelSuite, type Running, type Somebody } from "./channel.ts";

describe("web", () => {
  channelSuite(openWebPeople);
});

describe.each(["polling", "webhook"] as const)("Telegram by %s", (way) => {
  channelSuite((assistant) => openTelegramPeople(assistant, way));
});

async function openTelegramPeople(
  assistant: FakeAssistant,
  way: "polling" | "webhook",
): Promise<Running> {
  const running = await openTelegramChannel(serving(assistant), way);
  return {
    async somebody(): Promise<Somebody> {
      const person = running.telegram.person();
      return {
        says: async (text) => void person.says(text),
        starts: async (payload) => void person.starts(payload),
        taps: async (label) => void person.taps(label),
        sendsPhoto: async () => void person.photo(),
        async sharesPlace(latitude, longitude) {
          await expect.poll(() => person.keyboard()).not.toBeNull();
          person.sharesPlace(latitude, longitude);
        },
        async reads() {
          const { text, buttons, photo } = await person.next();
          return {
            // A sentence of the other direction stands in isolates, which nobody sees.
            text: text.replace(/[\u2066-\u2069]/g, ""),
            labels: buttons.map(({ label }) => label),
            picture: photo?.bytes ?? null,
          };
        },
      };
    },
    restart: running.restart,
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}
