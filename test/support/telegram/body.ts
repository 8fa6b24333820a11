import type { IncomingMessage } from "node:http";
import { isRecord, type Params, type Upload } from "./params.ts";
import { badRequest, Refusal } from "./refusal.ts";

const LARGEST = 50 * 1024 * 1024;

/** What a request says, in its address and in a JSON, urlencoded or multipart body. */
export async function readParams(
  request: IncomingMessage,
  address: URLSearchParams,
): Promise<Params> {
  const body = await readBody(request);
  const said = Object.fromEntries(address);
  if (body.length === 0) return said;
  const type = request.headers["content-type"] ?? "";
  return {
    ...said,
    ...(type.startsWith("application/json") ? json(body) : await form(body, type)),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
  }
  if (size > LARGEST) throw new Refusal(413, "Request Entity Too Large");
  return Buffer.concat(chunks);
}

function json(body: Buffer): Params {
  const read = attempt(() => JSON.parse(body.toString()));
  return isRecord(read) ? read : badRequest("can't parse parameters JSON object");
}

async function form(body: Buffer, type: string): Promise<Params> {
  const params: Record<string, string | Upload> = {};
  const fields = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => badRequest("the body is neither JSON nor a form"));
  for (const [name, value] of fields) {
    params[name] =
      typeof value === "string"
        ? value
        : { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return params;
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
