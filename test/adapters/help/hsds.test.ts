import { describe, expect, test } from "vitest";
import { helpPointsOf } from "#adapters/help/hsds.ts";
import { readJson } from "#adapters/help/json-source.ts";
import type { Origins } from "#adapters/help/origin.ts";
import type { HelpPoint } from "#core/directory/help-point.ts";
import type { Issue } from "#core/issue.ts";
import { service } from "./support/examples.ts";

const checks = {
  today: "2026-11-21",
  topics: new Set(["rent-arrears", "understand-letter"]),
  bring: new Set(["letter", "id"]),
};

function read(given: Record<string, unknown>): { points: HelpPoint[]; issues: Issue[] } {
  const origins: Origins = new WeakMap();
  const { value } = readJson(JSON.stringify(service(given), null, 2), "a.json", origins);
  return helpPointsOf(value, "papiercafe", origins, checks);
}

function only(given: Record<string, unknown>): HelpPoint {
  const { points, issues } = read(given);
  expect(issues).toEqual([]);
  expect(points).toHaveLength(1);
  return points[0] as HelpPoint;
}

const kind = { link_type: "kind", value: "informal" };
const address = { address_1: "Katjeslaan 2", city: "Voorbeeldstad", postal_code: "3561 AB" };

describe("what a service says", () => {
  test("a service without a place is one help point", () => {
    expect(only({ description: " Kom met je post. " })).toEqual({
      id: "papiercafe",
      name: "Papiercafé",
      description: "Kom met je post.",
      kind: "informal",
      topics: [],
      audiences: [],
      languages: [],
      bring: [],
      walkIn: false,
      schedules: [],
      closedOn: [],
      assuredOn: "2026-11-01",
    });
  });

  test("our attributes: kind, for and source, by link type or by taxonomy term", () => {
    const attributes = [
      kind,
      { link_type: "for", value: "rent-arrears" },
      { link_type: "for", value: "women" },
      { taxonomy_term: { taxonomy: "for", code: "understand-letter" } },
      { link_type: "source", value: "https://example.nl" },
      { link_type: "somebody-elses", value: "whatever" },
    ];
    expect(only({ attributes })).toMatchObject({
      topics: ["rent-arrears", "understand-letter"],
      audiences: ["women"],
      source: "https://example.nl",
    });
  });

  test("each location is a help point of its own, with its own hours, phone and languages", () => {
    const { points } = read({
      languages: [{ code: "nl" }],
      phones: [{ number: "030 555 01 10" }],
      schedules: [{ freq: "WEEKLY", byday: "MO", opens_at: "09:00", closes_at: "10:00" }],
      service_at_locations: [
        { location: { name: "De Boei", addresses: [address], latitude: 52.1, longitude: 5.1 } },
        {
          location: { name: "Papiercafé Noord", languages: [{ code: "ara" }, { code: "nl" }] },
          phones: [{ number: "030 555 01 11" }],
          schedules: [{ freq: "WEEKLY", byday: "tu, th", opens_at: "13:00", closes_at: "14:00" }],
        },
      ],
    });
    expect(points).toMatchObject([
      {
        id: "papiercafe",
        name: "Papiercafé, De Boei",
        phone: "030 555 01 10",
        address: "Katjeslaan 2, Voorbeeldstad",
        postcode: "3561",
        latitude: 52.1,
        languages: ["nl"],
        schedules: [{ byday: "MO", opensAt: "09:00" }],
        walkIn: true,
      },
      {
        id: "papiercafe#2",
        name: "Papiercafé Noord",
        phone: "030 555 01 11",
        languages: ["nl", "ar"],
        schedules: [{ byday: "TU,TH", opensAt: "13:00" }],
        walkIn: false,
      },
    ]);
  });

  test("an e-mail address of the service, else of its organization", () => {
    const organization = { name: "Post op Tafel", email: "post@tafel.example" };
    expect(only({ organization }).email).toBe("post@tafel.example");
    expect(only({ organization, email: "cafe@tafel.example" }).email).toBe("cafe@tafel.example");
    expect(only({})).not.toHaveProperty("email");
  });

  test("a fax is no phone", () => {
    const phones = [
      { number: "030 555 01 10", type: "fax" },
      { number: "030 555 01 11", type: "voice" },
    ];
    expect(only({ phones }).phone).toBe("030 555 01 11");
  });

  test("days that it says it is closed", () => {
    const closed = { valid_from: "2026-12-30", valid_to: "2027-01-01", description: "Gesloten" };
    expect(only({ schedules: [closed] })).toMatchObject({
      schedules: [],
      closedOn: ["2026-12-30", "2026-12-31", "2027-01-01"],
    });
  });

  test("hours in a period without days hold on each of its days", () => {
    const period = { valid_from: "2026-12-24", valid_to: "2026-12-24" };
    const schedules = [{ ...period, opens_at: "10:00", closes_at: "12:00" }];
    expect(only({ schedules }).schedules).toMatchObject([
      { freq: "WEEKLY", byday: "MO,TU,WE,TH,FR,SA,SU", validFrom: "2026-12-24" },
    ]);
  });

  test.each([
    ["Loop binnen, een afspraak is niet nodig.", true],
    ["Alleen op afspraak. Bel eerst.", false],
    ["Inloop op maandag, andere dagen op afspraak.", true],
    ["Walk in", true],
    ["Call first", false],
  ])("getting in: %s", (application_process, walkIn) => {
    const schedules = [{ freq: "WEEKLY", byday: "MO", opens_at: "09:00", closes_at: "10:00" }];
    const service_at_locations = [{ location: { addresses: [address] } }];
    const given = { application_process, schedules, service_at_locations };
    expect(only(given).walkIn).toBe(walkIn);
  });
});

describe("a fault names its line, its key and what to write", () => {
  const at = (schedule: object) => ({ schedules: [{ freq: "WEEKLY", ...schedule }] });
  const hours = { opens_at: "09:00", closes_at: "10:00" };

  test.each([
    [{ id: "papiercafe" }, 2, "id", "a UUID"],
    [{ name: " " }, 3, "name", "some text"],
    [{ status: "open" }, 4, "status", '"active"'],
    [{ assured_date: "2026-02-30" }, 5, "assured_date", "YYYY-MM-DD"],
    [{ attributes: [{ link_type: "kind", value: "semi" }] }, 9, "attributes.0.value", '"informal"'],
    [
      { attributes: [kind, { link_type: "for", value: "rent-arears" }] },
      13,
      "attributes.1.value",
      'for instance "rent-arrears"',
    ],
    [{ attributes: [kind, { link_type: "for" }] }, 11, "attributes.1.value", 'value of "for"'],
    [{ languages: [{ code: "xx-!" }] }, 14, "languages.0.code", "ISO 639"],
    [{ languages: [{ name: "Nederlands" }] }, 13, "languages.0.code", "ISO 639"],
    [
      { required_documents: [{ document: "leter" }] },
      14,
      "required_documents.0.document",
      'for instance "letter"',
    ],
    [{ phones: [{ number: "06-123" }] }, 14, "phones.0.number", "a Dutch number"],
    [{ phones: [{ number: 612345678 }] }, 14, "phones.0.number", "in quotes"],
    [{ url: "example.nl" }, 12, "url", "https://"],
    [{ email: "balie at gemeente.nl" }, 12, "email", "one e-mail address"],
    [{ email: "a@b.nl, c@d.nl" }, 12, "email", "one e-mail address"],
    [{ email: 5 }, 12, "email", "one e-mail address"],
    [{ organization: { email: "x@" } }, 13, "organization.email", "one e-mail address"],
    [at({ byday: "MA", ...hours }), 15, "schedules.0.byday", "MO,TU,WE"],
    [at({ byday: "2MO", ...hours }), 14, "schedules.0.freq", '"MONTHLY"'],
    [{ schedules: [{ freq: "DAILY" }] }, 14, "schedules.0.freq", '"WEEKLY" or "MONTHLY"'],
    [at({ byday: "MO", opens_at: "09:00" }), 13, "schedules.0.closes_at", "both"],
    [
      at({ byday: "MO", opens_at: "9 uur", closes_at: "10:00" }),
      16,
      "schedules.0.opens_at",
      "HH:MM",
    ],
    [at({ byday: "MO", interval: 2, ...hours }), 13, "schedules.0.dtstart", "the first day"],
    [at(hours), 13, "schedules.0.byday", "MO,TU,WE"],
    [at({ byday: "MO", interval: "2.5", ...hours }), 16, "schedules.0.interval", "whole number"],
    [
      at({ byday: "MO", valid_from: "2026-12-31", valid_to: "2026-12-01", ...hours }),
      17,
      "schedules.0.valid_to",
      "from valid_from on",
    ],
    [{ schedules: [{ description: "Gesloten" }] }, 13, "schedules.0", "valid_from and valid_to"],
    [
      { service_at_locations: [{ location: { latitude: 520.1 } }] },
      15,
      "service_at_locations.0.location.latitude",
      "degrees north",
    ],
    [{ service_at_locations: {} }, 12, "service_at_locations", "a list"],
  ])("%j", (given, line, key, mend) => {
    const { points, issues } = read(given);
    expect(points).toEqual([]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ file: "a.json", line, key, severity: "fault" });
    expect(issues[0]?.message).toContain(mend);
  });

  test("what is no object at all", () => {
    const { issues } = helpPointsOf([], "a", new WeakMap(), checks);
    expect(issues[0]).toMatchObject({ severity: "fault", key: "" });
  });
});

describe("a warning leaves the help point in", () => {
  test.each([
    [{ attributes: [] }, "attributes", "taken as formal"],
    [{ assured_date: "2025-11-20" }, "assured_date", "not assured since 2025-11-20"],
    [{ assured_date: undefined }, "assured_date", "nobody made sure"],
    [{ assured_date: "2027-01-01" }, "assured_date", "still to come"],
  ])("%j", (given, key, message) => {
    const { points, issues } = read(given);
    expect(points).toHaveLength(1);
    expect(issues).toMatchObject([{ key, severity: "warning" }]);
    expect(issues[0]?.message).toContain(message);
  });

  test("a service that is closed for now is left out", () => {
    const { points, issues } = read({ status: "temporarily closed" });
    expect(points).toEqual([]);
    expect(issues).toMatchObject([{ key: "status", severity: "warning" }]);
  });
});

test.each([
  "112",
  "113",
  "14 030",
  "14015",
  "116 111",
  "0800-8115",
  "+44 1234 234567",
  "06 12345678",
])("%s can be called", (number) => {
  expect(only({ phones: [{ number }] }).phone).toBe(number);
});
