import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { openTelegram, type Telegram } from "../../support/telegram/telegram.ts";

type Answer = {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after: number };
};
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

async function call(telegram: Telegram, method: string, params: unknown = {}): Promise<Answer> {
  const form = params instanceof FormData || params instanceof URLSearchParams;
  const response = await fetch(`${telegram.apiRoot}/bot${telegram.token}/${method}`, {
    method: "POST",
    ...(form ? {} : { headers: { "content-type": "application/json" } }),
    body: form ? params : JSON.stringify(params),
  });
  const answer: Answer = JSON.parse(await response.text());
  expect(answer.error_code ?? 200).toBe(response.status);
  return answer;
}

const refusalOf = async (...args: Parameters<typeof call>) => (await call(...args)).description;
const idsOf = ({ result }: Answer) =>
  (result as { update_id: number }[]).map(({ update_id: id }) => id);
const ask = (telegram: Telegram, offset: number, more = {}) =>
  call(telegram, "getUpdates", { offset, ...more }).then(idsOf);

describe("calls", () => {
  test("a wrong token, an unknown method, a wrong type and an unknown chat", async () => {
    await using telegram = await openTelegram();
    const { id } = telegram.person();
    expect(await call({ ...telegram, token: "1:x" }, "getMe")).toMatchObject({ error_code: 401 });
    expect(await call(telegram, "sendMesage")).toMatchObject({ error_code: 404 });
    expect(await call(telegram, "sendMessage", { chat_id: "x", text: "a" })).toMatchObject({
      error_code: 400,
    });
    expect(await refusalOf(telegram, "sendMessage", { chat_id: id + 9, text: "a" })).toBe(
      "Bad Request: chat not found",
    );
    const place = { chat_id: id, latitude: "north", longitude: 4 };
    expect(await call(telegram, "sendLocation", place)).toMatchObject({ error_code: 400 });
    expect(await call(telegram, "SENDMESSAGE", { chat_id: id, text: "a", x: 1 })).toMatchObject({
      ok: true,
    });
  });

  test("JSON, urlencoded and multipart say the same", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    const said = { chat_id: String(ana.id), text: "[a]", reply_markup: '{"remove_keyboard":true}' };
    const parts = new FormData();
    for (const [name, value] of Object.entries(said)) parts.set(name, value);
    for (const body of [said, new URLSearchParams(said), parts])
      expect(await call(telegram, "sendMessage", body)).toMatchObject({ ok: true });
    expect(new Set(telegram.calls.map(({ params }) => JSON.stringify(params))).size).toBe(1);
    expect(ana.sent().map(({ text }) => text)).toEqual(["[a]", "[a]", "[a]"]);
  });

  test("faults", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    const send = (text: string) => call(telegram, "sendMessage", { chat_id: ana.id, text });
    telegram.fail("sendmessage", { status: 429, retryAfter: 3 });
    expect(await send("a")).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 3",
      parameters: { retry_after: 3 },
    });
    telegram.fail("sendMessage", "cut");
    await expect(send("b")).rejects.toThrow();
    telegram.fail("sendMessage", "done-then-cut");
    await expect(send("c")).rejects.toThrow();
    telegram.fail("sendMessage", "rubbish");
    await expect(send("d")).rejects.toThrow(SyntaxError);
    telegram.fail("sendMessage", "hangs");
    const hanging = expect(send("e")).rejects.toThrow();
    expect(ana.sent().map(({ text }) => text)).toEqual(["c"]);
    expect(() => telegram.fail("sendMesage", "cut")).toThrow("no method");
    await telegram.stop();
    await hanging;
  });
});

describe("messages", () => {
  test.each([
    ["rent < 500", 'Unsupported start tag "" at byte offset 5'],
    ["é<p>a</p>", 'Unsupported start tag "p" at byte offset 2'],
    ["<b>a", 'Can\'t find end tag corresponding to start tag "b"'],
    ["<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ["a</b>", "Unexpected end tag at byte offset 1"],
    ["<b", "Unclosed start tag at byte offset 0"],
    ["<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ["<b><code>a</code></b>", 'Tag "code" can\'t be inside of "b" at byte offset 3'],
  ])("HTML %s is refused", async (text, words) => {
    await using telegram = await openTelegram();
    const { id } = telegram.person();
    const said = { chat_id: id, text, parse_mode: "HTML" };
    const refusal = `Bad Request: can't parse entities: ${words}`;
    expect(await refusalOf(telegram, "sendMessage", said)).toBe(refusal);
  });

  test("HTML is read as Telegram does", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    const html =
      '<blockquote expandable> <b>1 &lt; 2</b> &amp; <a href="https://a.nl/?a=1&amp;b=2">x</a></blockquote>&nbsp;&#39; <a href="tel:1">1</a>';
    await call(telegram, "sendMessage", { chat_id: ana.id, text: html, parse_mode: "HTML" });
    expect(await ana.next()).toMatchObject({
      html,
      text: "1 < 2 & x&nbsp;' 1",
      bold: ["1 < 2"],
      links: [{ text: "x", url: "https://a.nl/?a=1&b=2" }],
    });
  });

  test("limits", async () => {
    await using telegram = await openTelegram();
    const chat_id = telegram.person().id;
    const send = (more: object) =>
      refusalOf(telegram, "sendMessage", { chat_id, text: "a", ...more });
    const button = (data: string, text = "a") => ({ text, callback_data: data });
    const inline = (...rows: unknown[]) => ({ reply_markup: { inline_keyboard: rows } });
    const bold = `<b>${"a".repeat(4096)}</b>`;
    expect(await send({ text: bold, parse_mode: "HTML" })).toBe(undefined);
    expect(await send({ text: bold })).toBe("Bad Request: message is too long");
    expect(await send({ text: " \n" })).toBe("Bad Request: message text is empty");
    expect(await send({ parse_mode: "MarkdownV2" })).toBe("Bad Request: unsupported parse_mode");
    expect(await send(inline([button("é".repeat(32))]))).toBe(undefined);
    expect(await send(inline([button("é".repeat(33))]))).toBe("Bad Request: BUTTON_DATA_INVALID");
    expect(await send(inline([{ text: "a" }]))).toContain("text buttons are unallowed");
    const nine = Array.from({ length: 9 }, () => button("a"));
    expect(await send(inline(nine))).toContain("too long");
    expect(await send(inline(...Array.from({ length: 101 }, () => [button("a")])))).toContain(
      "too long",
    );
  });

  test("editing and deleting", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    const keys = { keyboard: [[{ text: "Here", request_location: true }]] };
    const reply_markup = { inline_keyboard: [[{ text: "Yes", callback_data: "y" }]] };
    const send = (more: object) =>
      call(telegram, "sendMessage", { chat_id: ana.id, text: "a", ...more });
    const edit = (message_id: number, more: object) =>
      refusalOf(telegram, "editMessageText", { chat_id: ana.id, message_id, text: "a", ...more });
    await send({ reply_markup });
    await send({ reply_markup: keys });
    expect(ana.keyboard()).toEqual([{ text: "Here", asks: "place" }]);
    expect(await edit(1, { reply_markup })).toContain("message is not modified");
    expect(await edit(1, { text: "<b>a</b>", parse_mode: "HTML" })).toBe(undefined);
    expect(await edit(2, { text: "b" })).toBe("Bad Request: message can't be edited");
    expect(await edit(3, { text: "b" })).toBe("Bad Request: message to edit not found");
    expect(ana.chat()[0]).toMatchObject({ bold: ["a"], buttons: [] });
    expect(ana.sent()[0]).toMatchObject({ bold: [], buttons: [{ label: "Yes", data: "y" }] });
    expect(() => ana.taps("Yes")).toThrow("no message shows");
    await call(telegram, "deleteMessage", { chat_id: ana.id, message_id: 2 });
    expect(ana.keyboard()).toBe(null);
    expect(() => ana.sharesPlace(52, 4)).toThrow("shows");
    expect(ana.chat()).toHaveLength(1);
  });

  test("a photo is uploaded, used again, and never made of rubbish", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    const photo = (value: string | Buffer) => {
      const form = new FormData();
      form.set("chat_id", String(ana.id));
      form.set(
        "photo",
        typeof value === "string" ? value : new File([new Uint8Array(value)], "a.png"),
      );
      return refusalOf(telegram, "sendPhoto", form);
    };
    expect(await photo(PNG)).toBe(undefined);
    const { photo: sent } = await ana.next();
    expect(Buffer.from(sent?.bytes ?? [])).toEqual(PNG);
    expect(await photo(sent?.fileId ?? "")).toBe(undefined);
    expect(await photo("AgAC")).toContain("wrong file identifier/HTTP URL specified");
    expect(await photo(Buffer.from("no picture"))).toContain("IMAGE_PROCESS_FAILED");
    expect(await photo(Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]))).toContain("too big");
    const { result } = await call(telegram, "getFile", { file_id: sent?.fileId });
    const { file_path: path } = result as { file_path: string };
    const file = await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/${path}`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG);
  });

  test("who blocks, and what only private chats have", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    const group = telegram.group({ title: "Neighbours", members: [ana] });
    const send = (chat_id: number, more = {}) =>
      refusalOf(telegram, "sendMessage", { chat_id, text: "a", ...more });
    ana.blocks();
    expect(await send(ana.id)).toBe("Forbidden: bot was blocked by the user");
    ana.unblocks();
    expect(await send(ana.id)).toBe(undefined);
    const keyboard = [[{ text: "Call me", request_contact: true }]];
    expect(await send(group.id, { reply_markup: { keyboard } })).toContain("private chats only");
    await call(telegram, "leaveChat", { chat_id: group.id });
    expect(await send(group.id)).toContain("Forbidden: bot is not a member");
  });

  test("a tap is answered once", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    const inline_keyboard = [[{ text: "Yes", callback_data: "y" }]];
    const asked = { chat_id: ana.id, text: "a", reply_markup: { inline_keyboard } };
    await call(telegram, "sendMessage", asked);
    ana.taps("Yes");
    const [callback_query_id] = telegram.unanswered();
    const answer = () => refusalOf(telegram, "answerCallbackQuery", { callback_query_id });
    expect(await answer()).toBe(undefined);
    expect(await answer()).toContain("query is too old");
  });
});

describe("updates", () => {
  test("stay until they are confirmed", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    const [first = 0, second = 0, third = 0] = [ana.says("a"), ana.says("b"), ana.says("c")];
    expect(await ask(telegram, 0, { limit: 2 })).toEqual([first, second]);
    expect(await ask(telegram, 0)).toEqual([first, second, third]);
    expect(await ask(telegram, second)).toEqual([second, third]);
    expect(await ask(telegram, -1)).toEqual([third]);
    telegram.push({ update_id: first, message: {} });
    expect(await ask(telegram, third + 1)).toEqual([first]);
    expect(await ask(telegram, third + 1)).toEqual([]);
    await telegram.settled();
    expect(telegram.confirmed).toEqual([first, second, third, first]);
  });

  test("a long poll waits; a later one ends it", async () => {
    await using telegram = await openTelegram();
    const poll = () => call(telegram, "getUpdates", { timeout: 5 });
    const earlier = poll();
    await expect.poll(() => telegram.polls.length).toBe(1);
    const later = poll();
    expect(await earlier).toMatchObject({
      error_code: 409,
      description: expect.stringContaining("terminated by other getUpdates request"),
    });
    const ids = [telegram.person().says("a"), telegram.person().says("b")];
    expect(idsOf(await later)).toEqual(ids);
    const nothing = await call(telegram, "getUpdates", { offset: 9, timeout: 1 });
    expect(nothing).toEqual({ ok: true, result: [] });
  });

  test("the allowed kinds stick", async () => {
    await using telegram = await openTelegram();
    const ana = telegram.person();
    telegram.push({ message_reaction: {} });
    await ask(telegram, 0, { allowed_updates: ["message"] });
    ana.blocks();
    ana.unblocks();
    const said = ana.says("a");
    expect(await ask(telegram, 0)).toEqual([said]);
    await ask(telegram, said + 1, { allowed_updates: [] });
    const blocked = ana.blocks();
    expect(await ask(telegram, said + 1)).toEqual([blocked]);
  });
});

describe("the webhook", () => {
  test("excludes polls, keeps order per chat and repeats until 2xx", async () => {
    await using telegram = await openTelegram();
    const [ana, bo] = [telegram.person(), telegram.person()];
    const got: { id: number; headers: IncomingHttpHeaders }[] = [];
    let failures = 2;
    const bot = createServer(async (request, response) => {
      const { update_id: id } = (await json(request)) as { update_id: number };
      got.push({ id, headers: request.headers });
      response.writeHead(id === 1 && failures-- > 0 ? 500 : 200).end();
    });
    await new Promise<void>((resolve) => bot.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/hook`;
    const set = (secret_token: string) => refusalOf(telegram, "setWebhook", { url, secret_token });
    expect(await set("no spaces")).toContain("unallowed characters");
    const [first, second, other] = [ana.says("a"), ana.says("b"), bo.says("c")];
    expect(await set("s-1")).toBe(undefined);
    expect(await refusalOf(telegram, "getUpdates")).toContain("while webhook is active");
    await telegram.settled();
    const ids = got.map(({ id }) => id);
    expect(ids.filter((id) => id !== other)).toEqual([first, first, first, second]);
    expect(ids.indexOf(other)).toBeLessThan(3);
    expect(got[0]?.headers["x-telegram-bot-api-secret-token"]).toBe("s-1");
    const { result } = await call(telegram, "getWebhookInfo");
    expect(result).toMatchObject({
      pending_update_count: 0,
      last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
    });
    expect(telegram.webhook()).toEqual({ url, secretToken: "s-1", allowed: null });
    await call(telegram, "deleteWebhook");
    expect(await ask(telegram, 0)).toEqual([]);
    bot.close();
  });
});

test("the profile has limits and languages", async () => {
  await using telegram = await openTelegram();
  const commands = [{ command: "help", description: "Help" }];
  const set = (more: object) => refusalOf(telegram, "setMyCommands", { commands, ...more });
  expect(await set({ language_code: "nl" })).toBe(undefined);
  expect(await set({ language_code: "tir" })).toContain("invalid language code");
  expect(await set({ commands: [{ command: "Help", description: "Help" }] })).toContain("INVALID");
  expect(telegram.profile.commands("nl")).toEqual(commands);
  expect(telegram.profile.commands()).toEqual([]);
  const short = (length: number) =>
    refusalOf(telegram, "setMyShortDescription", { short_description: "a".repeat(length) });
  expect(await short(120)).toBe(undefined);
  expect(await short(121)).toContain("too long");
  expect(telegram.profile.shortDescription()).toHaveLength(120);
});
