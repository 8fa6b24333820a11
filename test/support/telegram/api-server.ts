import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readParams } from "./body.ts";
import { type Fault, faultBody, openFaults } from "./faults.ts";
import { type Method, methodNamed, type NamedMethod } from "./methods.ts";
import { type Params, typed } from "./params.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** A call of the bot. */
export type Call = {
  method: string;
  params: Params;
  /** When it came, in milliseconds. */
  at: number;
  /** What it was answered; null while it is not, or never. */
  status: number | null;
};

type Answer = { status: number; body: unknown; headers?: Readonly<Record<string, string>> };

const RUBBISH = "<!doctype html><title>Sign in</title><p>Welcome to this network.";

/** Starts it on a free port of this machine. */
export async function startApi(world: World, token: string) {
  const calls: Call[] = [];
  const faults = openFaults();
  let slowness = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://loopback");
    const [, file, given, rest = ""] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    if (given === undefined) return send(response, refused(new Refusal(404, "Not Found")));
    if (decodeURIComponent(given) !== token)
      return send(response, refused(new Refusal(401, "Unauthorized")));
    if (file) return sendFile(response, rest);
    const method = methodNamed(rest);
    if (!method) return send(response, refused(new Refusal(404, "Not Found: method not found")));
    const answer = await answerTo(method, request, response, url.searchParams);
    if (answer) send(response, answer);
  }

  async function answerTo(
    { name, run }: NamedMethod,
    request: IncomingMessage,
    response: ServerResponse,
    address: URLSearchParams,
  ): Promise<Answer | null> {
    const at = Date.now();
    const params = await attempt(async () => typed(await readParams(request, address)));
    const said = params instanceof Refusal ? {} : params;
    const call: Call = { method: name, params: said, at, status: null };
    if (name !== "getUpdates") calls.push(call);
    const fault = faults.next(name);
    if (fault && fault !== "done-then-cut") return insteadOf(call, fault, response);
    const answer = await perform(run, params, response);
    if (name !== "getUpdates" && slowness > 0) await sleep(slowness);
    return fault ? cut(response) : noted(call, answer);
  }

  async function perform(
    run: Method,
    params: Params | Refusal,
    response: ServerResponse,
  ): Promise<Answer> {
    if (params instanceof Refusal) return refused(params);
    const result = await attempt(() => run(world, params, (left) => response.once("close", left)));
    if (result instanceof Refusal) return refused(result);
    return { status: 200, body: { ok: true, result } };
  }

  function sendFile(response: ServerResponse, path: string): void {
    const file = world.files.byPath(path);
    if (!file) return send(response, refused(new Refusal(404, "Not Found")));
    response.writeHead(200, { "content-type": "application/octet-stream" }).end(file.bytes);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      send(response, {
        status: 500,
        body: { ok: false, error_code: 500, description: String(error) },
      });
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    fail: faults.fail,
    slow(milliseconds: number): void {
      slowness = milliseconds;
    },
    async stop(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function attempt<Result>(run: () => Result): Promise<Awaited<Result> | Refusal> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function noted(call: Call, answer: Answer): Answer {
  call.status = answer.status;
  return answer;
}

function insteadOf(call: Call, fault: Fault, response: ServerResponse): Answer | null {
  if (fault === "hangs") return null;
  if (typeof fault !== "string") return noted(call, answerOf(fault));
  if (fault !== "rubbish") return cut(response);
  return noted(call, { status: 200, body: RUBBISH, headers: { "content-type": "text/html" } });
}

function answerOf(fault: Exclude<Fault, string>): Answer {
  const { status, retryAfter, headers } = fault;
  const after: Record<string, string> =
    retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return { status, body: faultBody(fault), headers: { ...after, ...headers } };
}

function refused({ code, message, parameters }: Refusal): Answer {
  const more = parameters ? { parameters } : {};
  return { status: code, body: { ok: false, error_code: code, description: message, ...more } };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

function cut(response: ServerResponse): null {
  response.socket?.destroy();
  return null;
}
