import type { Issue } from "#core/issue.ts";

/** The way to a value in a file: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** Something wrong in a content file. Which line that is, only who read the file can tell. */
export type Finding = {
  /** Path from the content's root. */
  file: string;
  path: Path;
  /** What is wrong and what to write instead. */
  message: string;
  severity: Issue["severity"];
};

/** Must be mended. */
export function fault(file: string, path: Path, message: string): Finding {
  return { file, path, message, severity: "fault" };
}

/** Should be looked at. */
export function warning(file: string, path: Path, message: string): Finding {
  return { file, path, message, severity: "warning" };
}
