import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type CardFit, checkCaptions } from "#core/check/captions.ts";
import { checkFlows, checkWords } from "#core/check/check.ts";
import type { CheckedContent } from "#core/check/checked-content.ts";
import type { Finding } from "#core/check/finding.ts";
import { checkLessons } from "#core/check/phrases.ts";
import { checkTranslations } from "#core/check/translations.ts";
import type { Directory, HelpPoint } from "#core/directory/help-point.ts";
import type { Issue } from "#core/issue.ts";
import { USUAL_SETTINGS } from "#core/requests/settings.ts";
import type { Topics } from "#core/topics.ts";
import type { ReadContent } from "./read-content.ts";
import type { ReadLessons } from "./read-lessons.ts";
import { readProgram } from "./read-program.ts";

const UNREAD_POINT: HelpPoint = {
  id: "",
  name: "",
  description: "",
  kind: "formal",
  topics: [],
  audiences: [],
  languages: [],
  bring: [],
  walkIn: false,
  phone: "0800-0000",
  schedules: [],
  closedOn: [],
};

export type CheckOptions = {
  /** Folder of the content. */
  root: string;
  /** Folder of the program's own source. */
  src: string;
  /** YYYY-MM-DD. */
  today: string;
  /** Only faults; the lines of warnings are not looked up. */
  faultsOnly?: boolean;
  /** Measures captions; without it they are only counted. */
  fit?: CardFit;
};

/** Content as it was read, with what was wrong in the files. */
type Loaded = { read: ReadContent; directory: Directory | null; issues: readonly Issue[] };

const NO_TOWN: Directory = {
  town: { id: "", name: "", invented: true, areas: [], callbacks: USUAL_SETTINGS, roles: {} },
  points: [],
  national: [],
};

/**
 * Everything that is wrong in content that was read, beyond what reading itself told. What could
 * not be read has to be mended first: its absence is not told of a second time.
 */
export function checkContent(loaded: Loaded, options: CheckOptions): Issue[] {
  const { content, issues } = checkedContent(loaded, options);
  const unread = loaded.issues
    .filter(({ severity }) => severity === "fault")
    .map(({ file }) => file);
  const base = ["topics/", "flows/", `locales/${content.locales[0]?.id}/`];
  const isWhole =
    loaded.directory !== null && !unread.some((file) => base.some((one) => file.startsWith(one)));
  const findings = [
    ...(isWhole ? checkFlows(content) : []),
    ...(isWhole ? checkWords(content) : []),
    ...(isWhole && !options.faultsOnly ? checkTranslations(content) : []),
    ...(options.fit ? checkCaptions(content, options.fit) : []),
  ];
  const absent = new Set(unread.filter((file) => !loaded.read.sources.has(file)));
  const told = findings
    .filter(({ file }) => !absent.has(file))
    .filter(({ severity }) => severity === "fault" || !options.faultsOnly)
    .map((finding) => issueOf(loaded.read.sources, finding));
  return [...issues, ...told];
}

/** Everything that is wrong in what understanding is learned from. */
export function issuesInLessons(
  { lessons, sources, issues }: ReadLessons,
  topics: Topics,
): Issue[] {
  const found = checkLessons(lessons, topics).filter(({ file }) => sources.has(file));
  return [...issues, ...found.map((finding) => issueOf(sources, finding))];
}

/** Everything the checks look at, from what was read and the folders beside it. */
function checkedContent(
  { read, directory, issues: known }: Loaded,
  { root, src, today }: CheckOptions,
): { content: CheckedContent; issues: Issue[] } {
  const issues: Issue[] = [];
  const locales = read.locales.map(({ id, words, banned, status }) => ({
    id,
    words,
    banned,
    status,
  }));
  const files = new Set(locales.flatMap(({ words }) => Object.keys(words)));
  const content = {
    flows: read.flows,
    topics: read.topics,
    letters: read.letters,
    figures: read.figures,
    locales,
    pictures: { signs: read.signs, topics: read.pictures, bring: read.bring, cards: read.cards },
    pictograms: pictogramsIn(join(root, "pictures", "pictograms")),
    directory: withLeftOut(directory ?? NO_TOWN, known),
    program: readProgram(src, files),
    today,
  };
  return { content, issues };
}

/**
 * The directory as if help points with a fault were there: they are told of as such, and the texts
 * that name them are not to blame.
 */
function withLeftOut(directory: Directory, issues: readonly Issue[]): Directory {
  const leftOut = issues.flatMap(({ file, severity }) => {
    const slug = severity === "fault" ? /help\/[^/]+\/([^/]+)\.json$/.exec(file)?.[1] : undefined;
    return slug === undefined ? [] : [{ ...UNREAD_POINT, id: slug }];
  });
  const { points, national } = directory;
  return {
    ...directory,
    points: [...points, ...leftOut],
    national: [...national, ...leftOut],
  };
}

function pictogramsIn(folder: string): Set<string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Set(
    names.filter((name) => name.endsWith(".svg")).map((name) => name.slice(0, -".svg".length)),
  );
}

function issueOf(
  sources: ReadContent["sources"],
  { file, path, message, severity }: Finding,
): Issue {
  const line = sources.get(file)?.lineOf(path) ?? null;
  return { file, line, key: path.join("."), message, severity };
}
