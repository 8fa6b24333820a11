import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { KEY_BYTES } from "./vault.ts";

/** The key cannot be used: `bad-key`, or not be read or made: `no-access`. */
export class KeyError extends Error {
  readonly code: "bad-key" | "no-access";
  constructor(code: KeyError["code"], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "KeyError";
    this.code = code;
  }
}

/** The key written in `text`; `where` names the place in the error. */
export function keyFrom(text: string, where: string): Uint8Array {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== KEY_BYTES || key.toString("base64") !== text.trim()) {
    throw new KeyError(
      "bad-key",
      `${where} holds no key: it must be ${KEY_BYTES} bytes written in base64 (openssl rand -base64 ${KEY_BYTES}).`,
    );
  }
  return key;
}

/** The key in `<folder>/key`; on the first start it is made, readable for the owner only. */
export async function loadOrMakeKey(folder: string): Promise<{ key: Uint8Array; made: boolean }> {
  const file = join(folder, "key");
  try {
    const made = !(await isThere(file)) && (await makeKey(folder, file));
    return { key: keyFrom(await readFile(file, "utf8"), file), made };
  } catch (error) {
    if (error instanceof KeyError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new KeyError("no-access", `${file} can neither be read nor made: ${reason}`, error);
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await readFile(file);
    return true;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return false;
    throw error;
  }
}

/** Written whole beside its place, then linked there: of two processes starting at once, one makes it. */
async function makeKey(folder: string, file: string): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(8).toString("hex")}`;
  try {
    await using handle = await open(draft, "wx", 0o600);
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString("base64")}\n`);
    await handle.sync();
    await link(draft, file);
    return true;
  } catch (error) {
    if (isSystemError(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
