import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ImportOptions, importHelpPoints } from "#adapters/help/import.ts";
import { readDirectory } from "#adapters/help/read-directory.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { service } from "./support/examples.ts";

/** The official examples are not ours to ship (CC BY-SA): read where they lie beside the project. */
const OFFICIAL = "../shared/hsds";
const OTHER_ID = "0b1f6a52-4f0e-4a51-9c57-0d6f5d1f2a02";
const checks = {
  today: "2026-11-21",
  topics: new Set(["rent-arrears"]),
  bring: new Set(["id", "letter"]),
};

function take(address: string, folder: string, more: Partial<ImportOptions> = {}) {
  return importHelpPoints({ address, folder, replace: false, ...checks, ...more });
}

async function takeValue(value: unknown, folder: string, more: Partial<ImportOptions> = {}) {
  const file = join(folder, "feed", "feed.json");
  mkdirSync(join(folder, "feed"), { recursive: true });
  writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value, null, 2));
  const found = await take(file, join(folder, "out"), more);
  const issues = found.issues.map((issue) => ({
    ...issue,
    file: issue.file.slice(folder.length + 6),
  }));
  return { ...found, issues };
}

function written(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe.skipIf(!existsSync(OFFICIAL))(`the official examples (${OFFICIAL}, else skipped)`, () => {
  test.each([
    "example-service_full.json",
    "example-service_at_location_full.json",
    "example-organization_full.json",
    "example-service_list.json",
    "example-tabular.json",
    "csv",
    "csv/datapackage.json",
  ])("%s is taken over, and what it gives can be read back", async (name) => {
    using folder = tempFolder();
    const out = join(folder.path, "help", "dorp");
    const { taken, leftOut, issues } = await take(join(OFFICIAL, name), out);
    expect(taken).toMatchObject([{ name: "Community Counselling", state: "new", points: 1 }]);
    expect(leftOut).toEqual([]);
    expect(issues.every(({ severity }) => severity === "warning")).toBe(true);
    expect(issues.find(({ key }) => key === "attributes")?.message).toContain("taken as formal");
    const again = readDirectory(join(folder.path, "help"), "dorp", checks);
    expect(again.issues.filter(({ severity }) => severity === "fault")).toMatchObject([
      { message: expect.stringContaining("no such file") },
    ]);
    const second = await take(join(OFFICIAL, name), out);
    expect(second.taken).toMatchObject([{ state: "same" }]);
  });

  test.each(["example-service_full.json", "example-tabular.json", "csv"])(
    "%s: times, places and papers are made to fit, and told by file, line and key",
    async (name) => {
      using folder = tempFolder();
      const { taken, issues } = await take(join(OFFICIAL, name), folder.path);
      const told = issues.map(({ file, line, key }) => line !== null && file !== "" && key !== "");
      expect(told.every(Boolean)).toBe(true);
      const messages = issues.map(({ message }) => message).join("\n");
      expect(messages).toContain("10:00:00 is taken as 08:00");
      expect(messages).toContain("100, 101 is no place on earth");
      expect(messages).toContain('is taken as "id"');
      const document = JSON.parse(readFileSync(taken[0]?.file ?? "", "utf8"));
      expect(document.schedules[0]).toMatchObject({ opens_at: "08:00", closes_at: "16:00" });
      expect(document.schedules[0]).not.toHaveProperty("timezone");
      expect(document.required_documents[0].document).toBe("id");
    },
  );

  test.each(["example-taxonomy_term_list.json", "schema-service.json", "schema-service_list.json"])(
    "%s holds no service: told, nothing written",
    async (name) => {
      using folder = tempFolder();
      const { taken, issues } = await take(join(OFFICIAL, name), folder.path);
      expect(taken).toEqual([]);
      expect(issues[0]).toMatchObject({ severity: "fault" });
      expect(issues[0]?.message).toContain("give a service, a list");
      expect(written(folder.path)).toEqual([]);
    },
  );
});

describe("what is left out", () => {
  test("services that are away or come twice, with the reason", async () => {
    using folder = tempFolder();
    const away = service({ id: OTHER_ID, name: "Weg", status: "defunct" });
    const { taken, leftOut } = await takeValue([service(), away, service()], folder.path);
    expect(taken.map(({ name }) => name)).toEqual(["Papiercafé"]);
    expect(leftOut).toEqual([
      { name: "Weg", why: "it is defunct" },
      { name: "Papiercafé", why: "it is in the source twice" },
    ]);
  });

  test("empty keys, languages that are none, sites that are none", async () => {
    using folder = tempFolder();
    const given = {
      alert: null,
      wait_time: "",
      url: "papiercafe.nl",
      languages: [{ code: "nl" }, { name: "Klingon" }],
      organization: { name: "Post op Tafel", website: "geen", locations: [{}] },
      phones: [{ number: '"+31 30 555 01 10"' }],
    };
    const { taken, issues } = await takeValue(service(given), folder.path);
    expect(issues.map(({ key }) => key)).toEqual(["languages.1.code", "organization.website"]);
    const document = JSON.parse(readFileSync(taken[0]?.file ?? "", "utf8"));
    expect(document).toMatchObject({
      url: "https://papiercafe.nl",
      languages: [{ code: "nl" }],
      organization: { name: "Post op Tafel" },
      phones: [{ number: "+31 30 555 01 10" }],
    });
    for (const key of ["alert", "wait_time"]) expect(document).not.toHaveProperty(key);
    expect(document.organization).not.toHaveProperty("locations");
  });

  test("e-mail addresses that are none; what feeds write around one is taken off", async () => {
    using folder = tempFolder();
    const organization = { name: "Post op Tafel", email: "bel liever" };
    const given = service({ email: " mailto:post@tafel.example", organization });
    const { taken, issues } = await takeValue(given, folder.path);
    expect(issues).toMatchObject([
      { key: "organization.email", message: expect.stringContaining('left out: "bel liever"') },
    ]);
    const document = JSON.parse(readFileSync(taken[0]?.file ?? "", "utf8"));
    expect(document.email).toBe("post@tafel.example");
    expect(document.organization).toEqual({ name: "Post op Tafel" });
  });
});

describe("with one fault nothing is written", () => {
  test.each([
    ['{\n"id": }', 2, "", "a value"],
    [[service(), service({ id: OTHER_ID, name: null })], 16, "name", "in quotes"],
    [service({ phones: [{ number: "06-123" }] }), 14, "phones.0.number", "a Dutch number"],
    [
      service({ attributes: [{ link_type: "for", value: "huur" }] }),
      9,
      "attributes.0.value",
      "topics.yaml",
    ],
    [{ hello: "world" }, 1, "", "give a service"],
    [[], null, "", ""],
  ])("%j", async (value, line, key, mend) => {
    using folder = tempFolder();
    const { taken, issues } = await takeValue(value, folder.path);
    const faults = issues.filter(({ severity }) => severity === "fault");
    expect(taken).toEqual([]);
    expect(written(join(folder.path, "out"))).toEqual([]);
    expect(faults.length).toBe(line === null ? 0 : 1);
    if (line === null) return;
    expect(faults[0]).toMatchObject({ file: "feed.json", line, key });
    expect(faults[0]?.message).toContain(mend);
  });

  test("a file or a folder that has nothing for us", async () => {
    using folder = tempFolder();
    for (const address of ["none.json", "help.zip", "."]) {
      if (address === "help.zip") writeFileSync(join(folder.path, address), "");
      const { issues } = await take(join(folder.path, address), join(folder.path, "out"));
      expect(issues).toMatchObject([{ severity: "fault", line: null }]);
    }
  });
});

describe("tables", () => {
  const ID = "0b1f6a52-4f0e-4a51-9c57-0d6f5d1f2a01";
  const services = `id,name,status,assured_date\n${ID},Papiercafé,active,2026-11-01\n`;

  function csv(folder: string, files: Record<string, string>): string {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  }

  test("rows are told by their own file and line", async () => {
    using folder = tempFolder();
    const schedules = [
      "id,service_id,freq,byday,opens_at,closes_at",
      `1,${ID},WEEKLY,"MO,TU",09:00,10:00`,
      `2,${ID},WEEKLY,"MO,WO",09:00,10:00`,
      `3,nobody,WEEKLY,MO,09:00,10:00`,
    ];
    const path = csv(folder.path, {
      "services.csv": services,
      "schedules.csv": schedules.join("\n"),
    });
    const { issues } = await take(path, join(path, "out"));
    const file = join(path, "schedules.csv");
    expect(issues.filter((issue) => issue.file === file)).toMatchObject([
      { line: 4, key: "id", severity: "warning" },
      { line: 3, key: "byday", severity: "fault" },
    ]);
  });

  test("a row with too many columns is a fault of its line", async () => {
    using folder = tempFolder();
    const path = csv(folder.path, { "services.csv": `${services}a,b,c,d,e,f\n` });
    const { taken, issues } = await take(path, join(path, "out"));
    expect(taken).toEqual([]);
    expect(issues[0]).toMatchObject({ line: 3, severity: "fault" });
  });
});

describe("files", () => {
  test("are named after the service, apart from each other and from town.json", async () => {
    using folder = tempFolder();
    const id = (nr: number) => `0b1f6a52-4f0e-4a51-9c57-0d6f5d1f2a1${nr}`;
    const names = [
      "Huiskamer 't Café (Überall)",
      "huiskamer t cafe uberall",
      "Town",
      "مقهى",
      "a ".repeat(60),
    ];
    const { taken } = await takeValue(
      names.map((name, nr) => service({ id: id(nr), name })),
      folder.path,
    );
    expect(taken.map(({ file }) => file.slice(folder.path.length + 5))).toEqual([
      "huiskamer-t-cafe-uberall.json",
      "huiskamer-t-cafe-uberall-2.json",
      "town-2.json",
      "service-0b1f6a52.json",
      `${"a-".repeat(24)}a.json`,
    ]);
  });

  test("another service in the file stops it, unless told to replace", async () => {
    using folder = tempFolder();
    await takeValue(service(), folder.path);
    const other = service({ id: OTHER_ID });
    const refused = await takeValue(other, folder.path);
    expect(refused.taken).toEqual([]);
    expect(refused.issues).toMatchObject([{ key: "name", line: 3, severity: "fault" }]);
    expect(refused.issues[0]?.message).toContain("--replace");
    const replaced = await takeValue(other, folder.path, { replace: true });
    expect(replaced.taken).toMatchObject([{ state: "changed" }]);
  });

  test("a service keeps its file and what an editor said of it here", async () => {
    using folder = tempFolder();
    mkdirSync(join(folder.path, "out"));
    const own = join(folder.path, "out", "ons-papiercafe.json");
    const attributes = [
      { link_type: "kind", value: "informal" },
      { link_type: "for", value: "rent-arrears" },
    ];
    writeFileSync(own, JSON.stringify(service({ attributes })));
    const { taken, issues } = await takeValue(
      service({ attributes: [], alert: "Nieuw" }),
      folder.path,
    );
    expect(issues).toEqual([]);
    expect(taken).toMatchObject([{ file: own, state: "changed" }]);
    expect(JSON.parse(readFileSync(own, "utf8"))).toMatchObject({ attributes, alert: "Nieuw" });
  });
});

describe("a site", () => {
  test("is read page by page; an answer that is none is told", async () => {
    const pages = [service(), service({ id: OTHER_ID, name: "Taalcafé" })];
    const server = createServer((request, response) => {
      const page = Number(new URL(request.url ?? "", "http://x").searchParams.get("page") ?? 1);
      response.statusCode = request.url?.startsWith("/services") ? 200 : 404;
      const contents = [pages[page - 1]];
      response.end(JSON.stringify({ total_pages: 2, page_number: page, contents }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}`;
    using folder = tempFolder();
    const found = await take(`${address}/services`, join(folder.path, "out"));
    expect(found.taken.map(({ name }) => name)).toEqual(["Papiercafé", "Taalcafé"]);
    expect(found.issues).toEqual([]);
    const none = await take(`${address}/elsewhere`, join(folder.path, "out"));
    expect(none.issues[0]?.message).toContain("404");
    await new Promise((resolve) => server.close(resolve));
    const gone = await take(`${address}/services`, join(folder.path, "out"));
    expect(gone.issues[0]?.message).toContain("does not answer");
  });
});
