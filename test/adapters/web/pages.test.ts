import { expect, test } from "vitest";
import { openWebChat } from "../../support/web-chat.ts";

test("the page may load nothing from elsewhere and run nothing inline", async () => {
  await using chat = await openWebChat({
    http: { publicUrl: "https://chat.example.nl", embedOrigins: ["https://www.example.nl/over"] },
  });
  const { headers, status } = await fetch(chat.url);
  expect(status).toBe(200);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toContain("data:");
  expect(policy.split(";")).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self' wss://chat.example.nl",
      "frame-ancestors 'self' https://www.example.nl",
    ]),
  );
  expect(headers.get("x-frame-options")).toBeNull();
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("permissions-policy")).toContain("geolocation=(self)");
  expect(headers.get("strict-transport-security")).toContain("max-age");
  expect(headers.get("cache-control")).toBe("no-cache");
});

test("without a list no other site may frame it", async () => {
  await using chat = await openWebChat();
  const { headers } = await fetch(chat.url);
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
});

test("only the script for other sites may be loaded by other sites; built files are kept for good", async () => {
  await using chat = await openWebChat();
  const embed = await fetch(`${chat.url}/embed.js`);
  expect(embed.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  const built = await fetch(`${chat.url}/assets/chat-1.js`);
  expect(built.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect(built.headers.get("cache-control")).toContain("immutable");
});

test("words come per language, and which languages there are", async () => {
  await using chat = await openWebChat();
  const words = await fetch(`${chat.url}/words/ar.json`);
  expect(await words.json()).toMatchObject({ send: "إرسال" });
  const languages = await fetch(`${chat.url}/words/languages.json`);
  expect(await languages.json()).toContainEqual({
    locale: "ar",
    name: "العربية",
    direction: "rtl",
  });
  for (const none of ["xx", "..%2F..%2Fpackage", "nl.json"]) {
    expect((await fetch(`${chat.url}/words/${none}.json`)).status).toBe(404);
  }
});

test("a card is a picture that is kept for a day and then only asked after", async () => {
  await using chat = await openWebChat();
  const url = `${chat.url}/cards/nl/${encodeURIComponent("topic:rent-arrears")}.png`;
  const card = await fetch(url);
  expect(card.headers.get("content-type")).toBe("image/png");
  expect(card.headers.get("cache-control")).toContain("max-age=86400");
  const etag = card.headers.get("etag") ?? "";
  const again = await fetch(url, { headers: { "if-none-match": etag } });
  expect(again.status).toBe(304);
  for (const none of ["nl/bring%3Anone.png", "nl/topic%3A..%2Fx.png", "x%2Fy/topic%3Aa.png"]) {
    expect((await fetch(`${chat.url}/cards/${none}`)).status).toBe(404);
  }
});

test("a folder without the built page is a clear fault", async () => {
  await expect(openWebChat({ web: { pages: "/nowhere" } })).rejects.toThrow("npm run build");
});
