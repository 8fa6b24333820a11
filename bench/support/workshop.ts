import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temp folder for store files, each a fresh copy. */
export type Workshop = {
  /** A file that is not there yet. */
  file(): string;
  copyOf(file: string): string;
  /** Deletes a store file, with what SQLite keeps beside it. */
  drop(file: string): void;
  close(): void;
};

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), "geldbuur-bench-"));
  let count = 0;
  const file = () => join(folder, `${++count}.sqlite`);
  return {
    file,
    copyOf(original) {
      const copy = file();
      copyFileSync(original, copy);
      return copy;
    },
    drop(name) {
      for (const suffix of ["", "-wal", "-shm"]) rmSync(name + suffix, { force: true });
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
