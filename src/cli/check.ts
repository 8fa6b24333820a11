import { existsSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { captionFits, missingGlyphs, titleFits } from "#adapters/cards/captions.ts";
import { checkContent, issuesInLessons } from "#adapters/content/check-content.ts";
import { readLessons } from "#adapters/content/read-lessons.ts";
import { type Issue, issueLine } from "#core/issue.ts";
import { linksTo } from "#core/links.ts";
import { dayOf } from "#core/text/format.ts";
import { readConfig } from "#src/config.ts";
import { type LoadedContent, loadContent, ROOT, wordingOf } from "#src/content.ts";
import { type Command, UsageError } from "./command.ts";
import { writeReport } from "./report.ts";

/** `geldbuur check`: everything an editor or translator should mend. */
export const check: Command = {
  summary: "checks all content: flows, words, figures, pictures, help points",
  usage: `geldbuur check [folder] [--town voorbeeldstad] [--today 2026-11-23]
               [--report <folder>]

Names every fault by file, line and key, on standard error, and after them what should be looked
at. The folder holds flows/, topics/, locales/, pictures/ and help/; without one, this project's
own content is checked. Exit code 1 when there is a fault.

--report writes pages for native speakers into a folder: every topic in every language with its
card, and boxes to tick; "geldbuur reviewed" takes over what they ticked.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        town: { type: "string" },
        today: { type: "string" },
        report: { type: "string" },
      },
    });
    const root = rootOf(positionals);
    const town = townOf(values.town ?? readConfig().town);
    const today = dayIn(values.today);
    const loaded = loadContent(root, town, today);
    const issues = issuesIn(root, loaded, today);
    if (values.report !== undefined && loaded.directory) {
      const wording = wordingOf(loaded.read, loaded.directory, linksTo(""));
      const at = { folder: resolve(values.report), pictures: join(root, "pictures") };
      terminal.out(await writeReport(at, wording, loaded.read.locales, issues));
    }
    const faults = issues.filter(({ severity }) => severity === "fault");
    const warnings = issues.filter(({ severity }) => severity === "warning");
    for (const issue of faults) terminal.error(issueLine(issue));
    for (const issue of warnings) terminal.error(`${issueLine(issue)} (warning)`);
    terminal.out(`${faults.length} faults, ${warnings.length} warnings`);
    return faults.length > 0 ? 1 : 0;
  },
};

/** All issues of a content folder, by file and line. */
function issuesIn(root: string, loaded: LoadedContent, today: string): Issue[] {
  const own = loaded.issues.map((issue) => ({ ...issue, file: below(root, issue.file) }));
  const found = checkContent(
    { ...loaded, issues: own },
    {
      root,
      src: join(ROOT, "src"),
      today,
      fit: { caption: captionFits, title: titleFits, missing: missingGlyphs },
    },
  );
  const lessons = issuesInLessons(readLessons(root), loaded.read.topics);
  return [...own, ...found, ...lessons].sort(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      one.key.localeCompare(other.key),
  );
}

/** A path as editors see it, from the content's folder. */
function below(root: string, file: string): string {
  return isAbsolute(file) ? relative(root, file) : file;
}

function rootOf([folder, ...more]: string[]): string {
  if (more.length > 0) throw new UsageError("check takes one folder");
  const root = folder === undefined ? ROOT : resolve(folder);
  if (!existsSync(root)) throw new UsageError(`there is no folder "${folder}"`);
  return root;
}

function townOf(town: string): string {
  if (/^[a-z0-9-]+$/.test(town)) return town;
  throw new UsageError(`"${town}" is no town; write the name of a folder in help/`);
}

function dayIn(text: string | undefined): string {
  if (text === undefined) return dayOf(Date.now());
  const at = Date.parse(`${text}T12:00:00Z`);
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(text)) return text;
  throw new UsageError(`"${text}" is no day; write 2026-11-23`);
}
