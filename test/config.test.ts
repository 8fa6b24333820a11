import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSenders } from "#src/channels.ts";
import { ConfigError, readConfig, SETTINGS } from "#src/config.ts";

const example = readFileSync(join(import.meta.dirname, "..", ".env.example"), "utf8");
const entries = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [
  name,
  value,
]);

describe(".env.example and the settings", () => {
  test("name the same variables", () => {
    expect(entries.map(([name]) => name).sort()).toEqual([...SETTINGS].sort());
  });

  test("every variable is explained", () => {
    const lines = example.trim().split("\n");
    for (const [index, line] of lines.entries()) {
      if (line.startsWith("#")) continue;
      const above = lines.slice(0, index).findLast((one) => one.startsWith("#"));
      expect(above, line).toBeDefined();
    }
  });

  test("the example gives the same settings as none at all", () => {
    expect(readConfig(Object.fromEntries(entries))).toEqual(readConfig({}));
  });
});

describe("a wrong setting", () => {
  const wrong = {
    GELDBUUR_PORT: "many",
    GELDBUUR_TOWN: "../etc",
    GELDBUUR_KEY: "short",
    GELDBUUR_DATABASE: "mysql://x",
    GELDBUUR_REDIS: "http://x",
    GELDBUUR_EMBED_ORIGINS: "javascript:alert(1)",
    GELDBUUR_TRUST_PROXY: "perhaps",
    GELDBUUR_METRICS_TOKEN: "short",
    GELDBUUR_SMTP: "http://user:geheim@mail.example",
    GELDBUUR_MAIL_FROM: "buren@",
    GELDBUUR_LOG_LEVEL: "loud",
    GELDBUUR_ADDRESS: "ftp://x",
  };
  for (const [name, value] of Object.entries(wrong)) {
    test(`${name}=${value} is one clear line`, () => {
      const read = () => readConfig({ [name]: value });
      expect(read).toThrow(ConfigError);
      expect(read).toThrow(new RegExp(`^${name}.*: .+$`));
    });
  }

  test("all wrong ones are told at once", () => {
    try {
      readConfig(wrong);
      expect.unreachable();
    } catch (error) {
      expect((error as ConfigError).lines).toHaveLength(Object.keys(wrong).length);
    }
  });
});

describe("mail to help points", () => {
  const url = "smtps://user:geheim@mail.example";
  const from = "geldbuur@buren.example";

  test("both settings make it, none leaves it out", async () => {
    const config = readConfig({ GELDBUUR_SMTP: url, GELDBUUR_MAIL_FROM: from });
    expect(config.mail).toEqual({ url, from });
    expect((await openSenders(config)).map(({ name }) => name)).toEqual(["mail"]);
    expect(readConfig({}).mail).toBeNull();
    expect(await openSenders(readConfig({}))).toEqual([]);
  });

  test.each([
    [{ GELDBUUR_SMTP: url }, "GELDBUUR_MAIL_FROM: missing beside GELDBUUR_SMTP"],
    [{ GELDBUUR_MAIL_FROM: from }, "GELDBUUR_SMTP: missing beside GELDBUUR_MAIL_FROM"],
  ])("one without the other is one clear line", (given, line) => {
    const read = () => readConfig(given);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${line}$`));
  });

  test("a password never stands in the line that tells of a fault", () => {
    for (const wrong of ["http://user:geheim@mail.example", "smtp://user:geheim%zz@mail"]) {
      expect(() => readConfig({ GELDBUUR_SMTP: wrong })).toThrow(/^(?!.*geheim)GELDBUUR_SMTP: /);
    }
  });
});
