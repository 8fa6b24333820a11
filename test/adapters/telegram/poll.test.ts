import type { Api } from "grammy";
import { expect, test } from "vitest";
import { backOff } from "#adapters/channels/telegram/back-off.ts";
import { poll } from "#adapters/channels/telegram/poll.ts";
import { readUpdate } from "#adapters/channels/telegram/read-update.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** Fetches what a server gives by its own rule; what was taken, and from where each poll began. */
async function fetched(give: (offset: number, nth: number) => object[], polls: number) {
  const stop = new AbortController();
  const offsets: number[] = [];
  const taken: string[] = [];
  const api = {
    getWebhookInfo: async () => ({ url: "" }),
    deleteWebhook: async () => true,
    getUpdates: async ({ offset }: { offset: number }) => {
      offsets.push(offset);
      if (offsets.length >= polls) stop.abort();
      return give(offset, offsets.length);
    },
  } as unknown as Api;
  const receiver = {
    read: readUpdate,
    take: async ({ id }: { id: string }) => void taken.push(id),
    settled: async () => {},
  };
  await poll({ api, receiver, backOff: backOff(1, 1), log, takenMs: 1 }, stop.signal);
  return { offsets, taken };
}

const update = (update_id: number, chat = 1) => ({
  update_id,
  message: {
    message_id: update_id,
    chat: { id: chat, type: "private" },
    from: { id: chat, is_bot: false },
    text: "hoi",
  },
});

test("after a quiet week Telegram's numbers may begin lower: they are confirmed all the same", async () => {
  const batches = [[update(900_000_001)], [update(5), update(6)], []];
  const { offsets, taken } = await fetched((_, nth) => batches[nth - 1] ?? [], 4);
  expect(taken).toEqual(["900000001", "5", "6"]);
  expect(offsets).toEqual([0, 900_000_002, 7, 7]);
});

test("what comes out of order is taken in order, in each chat", async () => {
  const { taken } = await fetched(
    (_, nth) => (nth === 1 ? [update(3), update(1, 2), update(2), update(4, 2)] : []),
    2,
  );
  expect(taken.filter((id) => id === "2" || id === "3")).toEqual(["2", "3"]);
  expect(taken.filter((id) => id === "1" || id === "4")).toEqual(["1", "4"]);
});
