/** Something an author should look at: a fault must be mended, a warning should be. */
export type Issue = {
  file: string;
  /** Counted from 1; null where the file as a whole is meant. */
  line: number | null;
  /** Path of the value in the file, `schedules.0.opens_at`; empty for the whole. */
  key: string;
  /** What is wrong and what to write instead. */
  message: string;
  severity: "fault" | "warning";
};

/** An issue as one line of a terminal: `help/x/y.json:12 phones.0.number: …`. */
export function issueLine({ file, line, key, message }: Issue): string {
  const place = line === null ? file : `${file}:${line}`;
  return key === "" ? `${place} ${message}` : `${place} ${key}: ${message}`;
}
