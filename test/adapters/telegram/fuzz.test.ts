import fc from "fast-check";
import { expect, test } from "vitest";
import { fakeAssistant } from "../../support/fake-assistant.ts";
import { openTelegramChannel, serving } from "../../support/telegram-channel.ts";
import { said } from "../../support/web-messages.ts";

const HEADER = "x-telegram-bot-api-secret-token";
const FROM = { id: 42, is_bot: false, first_name: "Ana" };

/** Updates as Telegram could send them one day: known parts with anything in them, and unknown ones. */
const anything = fc.anything({ maxDepth: 3, withBigInt: false, withDate: false });
const content = fc.dictionary(
  fc.oneof(
    fc.constantFrom("text", "caption", "photo", "document", "voice", "location", "contact", "poll"),
    fc.string({ maxLength: 12 }),
  ),
  anything,
  { maxKeys: 4 },
);
const update = fc.oneof(
  anything,
  content.map((parts) => ({
    update_id: 1,
    message: { message_id: 1, chat: { id: 42, type: "private" }, from: FROM, ...parts },
  })),
  fc.string().map((data) => ({
    update_id: 1,
    callback_query: {
      id: "1",
      from: FROM,
      data,
      message: { message_id: 1, chat: { id: 42, type: "private" } },
    },
  })),
  fc.dictionary(fc.string(), anything).map((parts) => ({ update_id: 1, ...parts })),
);

const oftenTrue = fc.integer({ min: 0, max: 19 }).map((of20) => of20 > 0);

test("10,000 deliveries of any shape: never a 500, and no work without the secret", async () => {
  const assistant = fakeAssistant(() => []);
  await using running = await openTelegramChannel(serving(assistant), "webhook");
  const { url, secret } = running.webhook ?? { url: "", secret: "" };
  const deliver = async (body: unknown, proof: string) => {
    const headers = { "content-type": "application/json", [HEADER]: proof };
    const payload = JSON.stringify(body) ?? "";
    const answer = await fetch(url, { method: "POST", headers, body: payload });
    await answer.arrayBuffer();
    return answer.status;
  };
  await fc.assert(
    fc.asyncProperty(update, oftenTrue, async (body, isTelegram) => {
      const before = assistant.received.length;
      const status = await deliver(body, isTelegram ? secret : `not ${secret}`);
      if (isTelegram) {
        expect([200, 400]).toContain(status);
        return;
      }
      expect([401, 429]).toContain(status);
      expect(assistant.received).toHaveLength(before);
    }),
    { numRuns: 11_000 },
  );
  expect(assistant.events.length).toBeGreaterThan(0);
  expect(running.log.filter(({ level }) => level === "error")).toEqual([]);
}, 120_000);

test("500 bent updates in the queue: each one is let be or answered, and the next is heard", async () => {
  const assistant = fakeAssistant(() => [said("nl", "ja")]);
  await using running = await openTelegramChannel(serving(assistant));
  const { telegram } = running;
  const anna = telegram.person();
  for (const bent of fc.sample(update, 500)) {
    const isObject = typeof bent === "object" && bent !== null && !Array.isArray(bent);
    const { update_id: _, ...parts } = isObject ? (bent as Record<string, unknown>) : {};
    telegram.push(JSON.parse(JSON.stringify(parts)));
  }
  anna.says("hoort u mij?");
  await telegram.settled();
  await expect.poll(() => anna.sent().at(-1)?.text).toBe("ja");
});
