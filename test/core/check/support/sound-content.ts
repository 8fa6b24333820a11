import type { CheckedContent, CheckedLocale } from "#core/check/checked-content.ts";
import type { Finding } from "#core/check/finding.ts";
import { BUILT_KEYS } from "#core/check/named-keys.ts";
import { AUDIENCES, type HelpPoint } from "#core/directory/help-point.ts";
import { type Flow, flow } from "#core/flow/flow.ts";
import { news } from "#core/requests/news.ts";
import { USUAL_SETTINGS } from "#core/requests/settings.ts";
import { type Figure, figure } from "#core/text/figures.ts";
import { topicsFrom } from "#core/topics.ts";

const LINE: HelpPoint = {
  id: "line",
  name: "Line",
  description: "A line.",
  kind: "formal",
  topics: [],
  audiences: [],
  languages: [],
  bring: [],
  walkIn: false,
  phone: "0800-1234",
  schedules: [],
  closedOn: [],
};

/** A flow that everything opens, with a text, a question and a way back. */
export const MENU = {
  opens: {
    choices: { menu: "menu" },
    services: { greeting: "menu" },
    outcomes: keyed(["answer", "choose", "none"]),
    happenings: keyed(["start", "location", "phone", "image", "voice", "unsupported"]),
    news: keyed(
      news.options.flatMap(({ shape: { kind } }) =>
        "options" in kind ? kind.options : [...kind.values],
      ),
    ),
  },
  steps: {
    menu: { say: "start.menu", go: "question" },
    question: { ask: "start.question", choices: ["menu"] },
  },
};

/** Small content without a fault, in Dutch and Turkish. */
export function soundContent(): CheckedContent {
  return {
    flows: flowsFrom({ start: MENU }),
    topics: topicsFrom({
      groups: [
        {
          id: "money",
          topics: [{ id: "rent", contacts: ["line"], bring: ["letter"] }, { id: "baby" }],
        },
      ],
      services: [{ id: "greeting" }],
      fallback: { id: "out-of-scope" },
    }),
    letters: [],
    figures: {},
    locales: [locale("nl"), locale("tr")],
    pictures: {
      signs: {
        rent: { pictogram: "house", emoji: "🏠" },
        baby: { pictogram: "house", emoji: "🍼" },
        greeting: { pictogram: "house", emoji: "👋" },
      },
      topics: { rent: { sign: "house", steps: ["house", "house"], call: "line" } },
      bring: { letter: "house" },
      cards: {},
    },
    pictograms: new Set(["house", "phone"]),
    directory: {
      town: {
        id: "town",
        name: "Town",
        invented: true,
        areas: [],
        callbacks: USUAL_SETTINGS,
        roles: {},
      },
      points: [],
      national: [LINE],
    },
    program: {
      keys: new Set(["start.hello"]),
      steps: [{ flow: "start", step: "menu" }],
      names: new Set(["name", "count"]),
    },
    today: "2026-11-21",
  };
}

/** Flows as a file would hold them. */
export function flowsFrom(written: Record<string, unknown>): Map<string, Flow> {
  return new Map(Object.entries(written).map(([id, one]) => [id, flow.parse(one)]));
}

/** A figure that holds until a day. */
export function figureUntil(until: string): Figure {
  return figure.parse({
    count: 6,
    means: "weeks",
    source: "https://example.nl/",
    tier: "official",
    checked: "2026-11-01",
    until,
    look: "example.nl",
  });
}

/** Sound content with one text put in (or taken out, with undefined), in one locale. */
export function withText(content: CheckedContent, id: string, key: string, text: unknown) {
  const path = key.split(".");
  const change = (one: CheckedLocale) => ({ ...one, words: put(one.words, path, text) });
  return {
    ...content,
    locales: content.locales.map((one) => (one.id === id ? change(one) : one)),
  };
}

/** A finding in one line, as the tests name it. */
export function lineOf({ file, path, message, severity }: Finding): string {
  return `${severity} ${file} ${path.join(".")}: ${message}`;
}

function put(tree: Readonly<Record<string, unknown>>, path: string[], text: unknown) {
  const [key = "", ...rest] = path;
  const { [key]: old, ...others } = tree;
  const value: unknown = rest.length === 0 ? text : put((old ?? {}) as typeof tree, rest, text);
  return value === undefined ? others : { ...others, [key]: value };
}

function keyed(names: readonly string[], value = "menu"): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/** Texts that the program builds whatever the content is, by file. */
function builtTexts(): Map<string, string[]> {
  const about = ["callback", "handover", "coordinator", "key-person", "choices"];
  const forms = Object.entries(BUILT_KEYS).filter(([form]) => {
    const [file = "", rest] = form.split(".");
    return (
      (about.includes(file) && !["*", "letter:*", "service:*"].includes(rest ?? "")) ||
      form === "callback.*"
    );
  });
  const keys = forms.flatMap(([, build]) => build({} as CheckedContent, () => false));
  const named = keys.map((key) => key.split(".") as [string, string]);
  return new Map(
    [...Map.groupBy(named, ([file]) => file)].map(([file, all]) => [
      file,
      all.map(([, name]) => name),
    ]),
  );
}

function locale(id: string): CheckedLocale {
  const text = id === "nl" ? "Een tekst." : "Bir metin.";
  const labels = ["menu", "service:greeting"];
  const built = builtTexts();
  return {
    id,
    words: {
      desk: { topic: text, speak: text, slowly: text },
      start: keyed(["hello", "menu", "question", "group-money"], text),
      choices: keyed([...labels, ...(built.get("choices") ?? [])], text),
      commands: { ...keyed(["menu", "back", "language", "stop", "person", "forget"], "woord") },
      callback: keyed(built.get("callback") ?? [], text),
      handover: keyed(built.get("handover") ?? [], text),
      coordinator: keyed(built.get("coordinator") ?? [], text),
      "key-person": keyed(built.get("key-person") ?? [], text),
      near: keyed(
        AUDIENCES.map((one) => `for-${one}`),
        text,
      ),
      bring: { letter: text },
      help: { line: text },
      topics: {
        rent: {
          name: "Huur",
          title: text,
          answer: [text],
          first: [text, text],
          card: [text, text],
          more: [text, text],
          watch: [text],
          who: text,
        },
        baby: { name: "Baby" },
      },
    },
    banned: [],
    status: {},
  };
}
