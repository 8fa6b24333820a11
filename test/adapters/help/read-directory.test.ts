import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readContent } from "#adapters/content/read-content.ts";
import { openingOf } from "#adapters/help/opening.ts";
import { readDirectory } from "#adapters/help/read-directory.ts";
import type { Directory } from "#core/directory/help-point.ts";
import { findArea, helpNear, nearestArea, resolveContact } from "#core/directory/search.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { at, service } from "./support/examples.ts";

const { read } = readContent(".");
const topics = new Set(read.topics.byId.keys());
const bring = new Set(Object.keys(read.bring));
const shipped = readDirectory("help", "voorbeeldstad", { topics, bring, today: "2026-11-21" });
const directory = shipped.directory as Directory;

describe("the help points that we ship", () => {
  test("have no fault and no warning", () => {
    expect(shipped.issues).toEqual([]);
  });

  test("every contact that topics name exists, and helps with that topic", () => {
    for (const topic of read.topics.byId.values()) {
      for (const slug of [...(topic.lead ?? []), ...(topic.contacts ?? [])]) {
        const point = resolveContact(directory, slug);
        expect(point, `${topic.id}: ${slug}`).not.toBeNull();
        if (slug === "gemeente") continue;
        expect(
          point?.topics.length === 0 || point?.topics.includes(topic.id),
          `${slug}: ${topic.id}`,
        ).toBe(true);
      }
    }
  });

  test("national help says where it was read; urgent lines can be called day and night", () => {
    for (const slug of ["112", "113", "veilig-thuis", "luisterlijn"]) {
      const point = resolveContact(directory, slug);
      expect(point?.phone).toBeDefined();
      expect(point && openingOf(point, at("2026-12-25T03:00"))).toEqual({ state: "always" });
    }
    const unsourced = directory.national.filter(({ source }) => source === undefined);
    // Its site is from our own knowledge: facts.yaml has no page for it.
    expect(unsourced.map(({ id }) => id)).toEqual(["voedselbanken-nederland"]);
  });

  test("the demo town says that it is invented", () => {
    expect(directory.town).toMatchObject({ invented: true, name: "Voorbeeldstad (verzonnen)" });
    for (const { address } of directory.points) expect(address).toContain("Voorbeeldstad");
  });

  test("at least half of the town's help is informal, and all of it lies in a neighbourhood", () => {
    const informal = directory.points.filter(({ kind }) => kind === "informal");
    expect(directory.points.length).toBeGreaterThanOrEqual(20);
    expect(informal.length * 2).toBeGreaterThanOrEqual(directory.points.length);
    for (const { postcode, latitude = 0, longitude = 0 } of directory.points) {
      expect(nearestArea(directory, latitude, longitude)?.code).toBe(postcode);
    }
  });

  test("on every day and every evening somebody is open", () => {
    for (let day = 23; day <= 29; day++) {
      for (const hour of ["10:30", "14:30", "20:15", "23:30"]) {
        const now = at(`2026-11-${day}T${hour}`);
        const open = directory.points.filter((point) => openingOf(point, now).state === "open");
        expect(open.length, `${day} ${hour}`).toBeGreaterThan(0);
      }
    }
  });

  test("every written topic leads to a place that fits, from every neighbourhood", () => {
    const now = at("2026-11-23T11:00");
    for (const { code: area } of directory.town.areas) {
      for (const topic of topics) {
        const best = helpNear(directory, { area, topic, locale: "nl", now }, openingOf)[0];
        expect(best?.point.kind, `${area} ${topic}`).toBe("informal");
      }
    }
  });

  test("the neighbourhoods are found by digits, name and place", () => {
    expect(findArea(directory, "Kanaalzicht")?.code).toBe("3562");
    expect(nearestArea(directory, 52.09, 5.12)?.code).toBe("3562");
  });
});

describe("a folder with faults", () => {
  const town = {
    id: "dorp",
    name: "Dorp",
    invented: false,
    province: "Utrecht",
    areas: [{ code: "3701", name: "Dorp", latitude: 52.1, longitude: 5.2 }],
    roles: { gemeente: "loket" },
    holidays: ["2026-12-24"],
  };

  function directoryOf(files: Record<string, unknown>) {
    using folder = tempFolder();
    mkdirSync(join(folder.path, "dorp"));
    for (const [name, value] of Object.entries(files)) {
      const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
      writeFileSync(join(folder.path, "dorp", name), text);
    }
    const found = readDirectory(folder.path, "dorp", { today: "2026-11-21" });
    const issues = found.issues.map((issue) => ({
      ...issue,
      file: issue.file.slice(folder.path.length + 1),
    }));
    return { ...found, issues };
  }

  test("the town's own holidays close its formal help", () => {
    const formal = service({ attributes: [{ link_type: "kind", value: "formal" }] });
    const found = directoryOf({ "town.json": town, "loket.json": formal });
    expect(found.issues).toEqual([]);
    expect(found.directory?.points[0]?.closedOn).toEqual(["2026-12-24"]);
  });

  test("a broken help point is left out, the others stay", () => {
    const found = directoryOf({
      "town.json": town,
      "loket.json": service(),
      "stuk.json": '{\n  "id": ,\n}',
      "half.json": service({ id: "0b1f6a52-4f0e-4a51-9c57-0d6f5d1f2a02", name: 1 }),
    });
    expect(found.directory?.points.map(({ id }) => id)).toEqual(["loket"]);
    expect(found.issues).toMatchObject([
      { file: "dorp/half.json", line: 3, key: "name", severity: "fault" },
      { file: "dorp/stuk.json", line: 2, severity: "fault" },
    ]);
  });

  test("two files with one id, and a role for nobody", () => {
    const found = directoryOf({ "town.json": town, "a.json": service(), "b.json": service() });
    expect(found.issues).toMatchObject([
      { file: "dorp/b.json", line: 2, key: "id", severity: "fault" },
      { file: "dorp/town.json", line: 15, key: "roles.gemeente", severity: "fault" },
    ]);
  });

  test("no town.json, or a wrong one: no directory", () => {
    expect(directoryOf({}).directory).toBeNull();
    const areas = [{ ...town.areas[0], code: "370" }];
    const found = directoryOf({ "town.json": { ...town, areas } });
    expect(found.directory).toBeNull();
    expect(found.issues).toMatchObject([
      { file: "dorp/town.json", line: 8, key: "areas.0.code", severity: "fault" },
    ]);
  });
});
