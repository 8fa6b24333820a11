import { describe, expect, test } from "vitest";
import type { Block } from "#core/message.ts";
import { type Answers, type MailServer, mailServer } from "./support/mail-server.ts";
import {
  expectDiscreet,
  FROM,
  failure,
  heading,
  paragraph,
  send,
  TEXT,
  TO,
} from "./support/sending.ts";

function only({ mails }: MailServer) {
  expect(mails).toHaveLength(1);
  return mails[0] as (typeof mails)[number];
}

describe("a message as a mail", () => {
  test("its heading is the subject, the rest the text, to one address", async () => {
    await using server = await mailServer();
    const list: Block = { type: "list", ordered: false, items: ["Brief", "Pasje"] };
    const blocks = [heading("Overdracht: huur"), paragraph(TEXT), list];
    expect(await send(server, { blocks })).toBe("delivered");
    const { headers, text, from, to } = only(server);
    expect({ from, to }).toEqual({ from: FROM, to: [TO] });
    expect(text).toBe(`${TEXT}\n\n• Brief\n• Pasje`);
    expect(headers.get("subject")).toBe("Overdracht: huur");
    expect(headers.get("from")).toBe(FROM);
    expect(headers.get("to")).toBe(TO);
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    expect(headers.get("content-type")).toMatch(/^text\/plain; charset=utf-8/);
  });

  test("letters of every script arrive as they left", async () => {
    await using server = await mailServer();
    const blocks = [heading("Één vraag van فاطمة"), paragraph("Сім'я, ትግርኛ, € 120 – 👋")];
    await send(server, { blocks });
    const { headers, text } = only(server);
    expect(headers.get("subject")).toBe("Één vraag van فاطمة");
    expect(text).toBe("Сім'я, ትግርኛ, € 120 – 👋");
  });

  test("isolates stay around what is written from right to left, and nowhere else", async () => {
    await using server = await mailServer();
    const blocks = [paragraph("Naam: \u2068Fatima\u2069"), paragraph("Van \u2068فاطمة\u2069, 06")];
    await send(server, { blocks });
    expect(only(server).text).toBe("Naam: Fatima\n\nVan \u2068فاطمة\u2069, 06");
  });

  test("without a heading the whole text is sent", async () => {
    await using server = await mailServer();
    await send(server, { blocks: [paragraph("Hallo")] });
    expect(only(server).text).toBe("Hallo");
  });

  test("lines that a server could take for its own are text", async () => {
    await using server = await mailServer();
    const said = `.\nQUIT\n..\nMAIL FROM:<a@b.example>\n${"lang ".repeat(500).trim()}`;
    await send(server, { blocks: [paragraph(said)] });
    expect(only(server).text).toBe(said);
  });

  test("the same message twice has one Message-ID, in which nothing can be read", async () => {
    await using server = await mailServer();
    await send(server, { id: "telegram:31612345678:1" });
    await send(server, { id: "telegram:31612345678:1" });
    await send(server, { id: "telegram:31612345678:2" });
    const [first, second, third] = server.mails.map(({ headers }) => headers.get("message-id"));
    expect(first).toMatch(/^<[0-9a-f]{64}@buren\.example>$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe("nothing can be slipped in", () => {
  test("by a subject", async () => {
    await using server = await mailServer();
    const blocks = [heading("Hallo\r\nBcc: boef@elders.example\r\n\r\nKoop"), paragraph("Tekst")];
    await send(server, { blocks });
    const { headers, to, text } = only(server);
    expect(to).toEqual([TO]);
    expect(headers.has("bcc")).toBe(false);
    expect(headers.get("subject")).toMatch(/^Hallo\s+Bcc: boef@elders\.example\s+Koop$/);
    expect(text).toContain("Tekst");
  });

  test.each([
    `${TO}\r\nBcc: boef@elders.example`,
    `${TO}, boef@elders.example`,
    `${TO}> NOTIFY=SUCCESS`,
    `Buren: ${TO}, boef@elders.example;`,
    `"boef@elders.example x"@voorbeeldstad.example`,
    "",
  ])("by the address %j", async (address) => {
    await using server = await mailServer();
    const error = await failure(send(server, { address }));
    expect(error).toMatchObject({ name: "MailError", code: "EENVELOPE" });
    expectDiscreet(error);
    expect(server.mails).toEqual([]);
  });
});

describe("what the server does not take", () => {
  test.each<[string, Answers]>([
    ["no such mailbox", { recipient: [550, `5.1.1 <${TO}>: no such user`] }],
    ["no such mailbox, without a status", { recipient: [550, `${TO} unknown`] }],
    ["a site without mail", { recipient: [556, "5.1.10 no mail here"] }],
  ])("%s: the recipient is gone", async (_what, answers) => {
    await using server = await mailServer({ answers });
    expect(await send(server)).toBe("gone");
  });

  test.each<[string, Answers, string]>([
    ["a full mailbox", { recipient: [452, `4.2.2 <${TO}>: full`] }, "EENVELOPE 452"],
    ["greylisting", { recipient: [451, `4.7.1 ${TO}: later`] }, "EENVELOPE 451"],
    ["relaying that is not allowed", { recipient: [554, `5.7.1 <${TO}>: no`] }, "EENVELOPE 554"],
    ["a policy", { recipient: [550, `5.7.1 <${TO}>: not for ${FROM}`] }, "EENVELOPE 550"],
    ["a text for later", { mail: [451, `4.3.0 ${TEXT}`] }, "EMESSAGE 451"],
    ["a text never", { mail: [554, `5.6.0 ${TEXT}`] }, "EMESSAGE 554"],
  ])("%s: to be tried again", async (_what, answers, code) => {
    await using server = await mailServer({ answers });
    const error = await failure(send(server));
    expect(error).toMatchObject({ name: "MailError", code });
    expectDiscreet(error);
  });
});
