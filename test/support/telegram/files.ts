import { isUpload, type Params, textOf } from "./params.ts";
import { badRequest } from "./refusal.ts";

/** A file that Telegram keeps, as this bot names it. */
export type StoredFile = {
  id: string;
  uniqueId: string;
  path: string;
  name: string;
  kind: FileKind;
  bytes: Uint8Array;
  width: number;
  height: number;
};
type FileKind = "photo" | "document";

const LARGEST_PHOTO = 10 * 1024 * 1024;

/** No files yet. */
export function openFiles() {
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();

  function add(kind: FileKind, bytes: Uint8Array, name: string): StoredFile {
    const number = byPath.size + 1;
    const file: StoredFile = {
      id: `${kind === "photo" ? "AgACAgQAAxkBAAI" : "BQACAgQAAxkBAAI"}${number}`,
      uniqueId: `AQAD${number}`,
      path: `${kind}s/file_${number}${/\.\w+$/.exec(name)?.[0] ?? ""}`,
      name,
      kind,
      bytes,
      ...(sizeOf(bytes) ?? { width: 800, height: 600 }),
    };
    byId.set(file.id, file);
    byId.set(`${file.id}s`, file);
    byPath.set(file.path, file);
    return file;
  }

  /** The file a call sends: uploaded with it, or named by its id. */
  function ofCall(params: Params, kind: FileKind): StoredFile {
    const said = textOf(params, kind);
    const upload = said.startsWith("attach://") ? params[said.slice(9)] : params[kind];
    if (isUpload(upload)) {
      check(upload.bytes, kind);
      return add(kind, upload.bytes, upload.name);
    }
    if (said === "") badRequest(`there is no ${kind} in the request`);
    if (/^https?:/.test(said)) badRequest("failed to get HTTP URL content");
    const file = byId.get(said) ?? badRequest("wrong file identifier/HTTP URL specified");
    return file.kind === kind ? file : badRequest("type of file mismatch");
  }

  return {
    add,
    ofCall,
    byId: (id: string) => byId.get(id) ?? null,
    byPath: (path: string) => byPath.get(path) ?? null,
  };
}

/** A photo as a message names it: a small one and itself. */
export function photoSizes({ id, uniqueId, width, height, bytes }: StoredFile) {
  const small = { width: Math.min(width, 90), height: Math.min(height, 90), file_size: 900 };
  return [
    { file_id: `${id}s`, file_unique_id: `${uniqueId}s`, ...small },
    { file_id: id, file_unique_id: uniqueId, width, height, file_size: bytes.length },
  ];
}

function check(bytes: Uint8Array, kind: FileKind): void {
  if (bytes.length === 0) badRequest("file must be non-empty");
  if (kind !== "photo") return;
  if (bytes.length > LARGEST_PHOTO)
    badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${LARGEST_PHOTO} bytes`,
    );
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (!/^(\xff\xd8\xff|\x89PNG|GIF8|BM|RIFF....WEBP)/s.test(start))
    badRequest("IMAGE_PROCESS_FAILED");
  const size = sizeOf(bytes);
  if (!size) return;
  const ratio = Math.max(size.width / size.height, size.height / size.width);
  if (size.width + size.height > 10_000 || ratio > 20) badRequest("PHOTO_INVALID_DIMENSIONS");
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < 24 || bytes[0] !== 0x89) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
