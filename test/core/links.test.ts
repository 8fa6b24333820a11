import { describe, expect, test } from "vitest";
import { linksTo } from "#core/links.ts";

describe("links to the assistant", () => {
  test("lead to the web chat, and to the bot once its name is known", () => {
    let name: string | null = null;
    const links = linksTo("https://chat.example", () => name);
    expect(links("invite-1")).toEqual(["https://chat.example/?start=invite-1"]);
    name = "geldbuur_bot";
    expect(links("invite-1")).toEqual([
      "https://chat.example/?start=invite-1",
      "https://t.me/geldbuur_bot?start=invite-1",
    ]);
    expect(links("")).toEqual(["https://chat.example", "https://t.me/geldbuur_bot"]);
  });

  test("to this machine alone come last: nobody else can follow them", () => {
    const links = linksTo("http://localhost:3000", () => "geldbuur_bot");
    expect(links("")[0]).toBe("https://t.me/geldbuur_bot");
  });
});
