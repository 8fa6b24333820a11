import { expect, test } from "vitest";
import { HttpServerError } from "#adapters/http/http-server-error.ts";
import { type HttpServerOptions, httpServer } from "#adapters/http/server.ts";

/** A server that listens, and is closed with its scope. */
async function serve(options: Partial<HttpServerOptions> = {}) {
  const server = httpServer({ port: 0, ...options });
  const { url, port } = await server.listen();
  return { url, port, [Symbol.asyncDispose]: () => server.close() };
}

test("health says that the process lives, ready whether it can work", async () => {
  let isReady = false;
  await using server = await serve({ ready: async () => isReady });
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  expect((await fetch(`${server.url}/ready`)).status).toBe(503);
  isReady = true;
  expect((await fetch(`${server.url}/ready`)).status).toBe(200);
});

test("a check that fails is not ready", async () => {
  await using server = await serve({ ready: () => Promise.reject(new Error("no store")) });
  expect((await fetch(`${server.url}/ready`)).status).toBe(503);
});

test("metrics need the token; without one, only this machine itself may read them", async () => {
  const text = async () => "turns_total 3";
  await using open = await serve({ metrics: { text } });
  expect(await (await fetch(`${open.url}/metrics`)).text()).toBe("turns_total 3");
  const forwarded = await fetch(`${open.url}/metrics`, {
    headers: { "x-forwarded-for": "1.2.3.4" },
  });
  expect(forwarded.status).toBe(404);

  await using locked = await serve({ metrics: { text, token: "a-long-secret-token" } });
  const read = (token: string) =>
    fetch(`${locked.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect((await read("a-long-secret-token")).status).toBe(200);
  expect((await read("another")).status).toBe(404);
});

test("a port that is taken is one clear line", async () => {
  await using first = await serve();
  const error = await serve({ port: first.port }).catch((cause) => cause);
  expect(error).toBeInstanceOf(HttpServerError);
  expect(error).toMatchObject({
    code: "port-in-use",
    message: `Port ${first.port} is taken by another program: stop that one, or choose another port.`,
  });
});

test("a machine's fault is answered kindly and logged without what was asked", async () => {
  const lines: string[] = [];
  const write = (fields: unknown, text: string) => lines.push(JSON.stringify({ fields, text }));
  await using server = await serve({
    log: { info: write, error: write },
    routes: [
      (app) => {
        app.post("/hook/:secret", async () => {
          throw new Error("secret words");
        });
      },
    ],
  });
  const body = JSON.stringify({ text: "private words" });
  const headers = { "content-type": "application/json", "user-agent": "somebody" };
  const answer = await fetch(`${server.url}/hook/hush?start=invite-1`, {
    method: "POST",
    body,
    headers,
  });
  expect(answer.status).toBe(500);
  await expect.poll(() => lines.length).toBe(2);
  expect(lines.join()).toContain("/hook/:secret");
  expect(lines.join()).not.toMatch(/hush|words|invite|127|somebody/);
});

test("too much at once, and too large, are refused", async () => {
  await using server = await serve({
    requestsPerMinute: 2,
    bodyLimit: 10,
    routes: [
      (app) => {
        app.post("/hook", async () => "ok");
      },
    ],
  });
  const large = await fetch(`${server.url}/hook`, {
    method: "POST",
    body: '{"a":"0123456789"}',
    headers: { "content-type": "application/json" },
  });
  expect(large.status).toBe(413);
  await fetch(`${server.url}/hook`);
  const many = await fetch(`${server.url}/hook`);
  expect(many.status).toBe(429);
  expect(await many.json()).toEqual({ error: "That was a lot at once. Please wait a minute." });
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});

test("an origin that is none is refused at once", () => {
  expect(() => httpServer({ port: 0, embedOrigins: ["*"] })).toThrow(HttpServerError);
  expect(() => httpServer({ port: 0, embedOrigins: ["javascript:alert(1)"] })).toThrow(
    "web address",
  );
});
