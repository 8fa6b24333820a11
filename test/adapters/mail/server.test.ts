import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { mailServer } from "./support/mail-server.ts";
import { expectDiscreet, failure, PASSWORD, send } from "./support/sending.ts";

describe("the way to the server", () => {
  const withPassword = (port: number, password = PASSWORD) =>
    `smtp://geldbuur:${encodeURIComponent(password)}@127.0.0.1:${port}`;

  test("user and password are taken from its address", async () => {
    await using server = await mailServer({ password: PASSWORD });
    expect(await send({ ...server, url: withPassword(server.port) })).toBe("delivered");
    expect(server.logins).toEqual([["geldbuur", PASSWORD]]);
  });

  test("a wrong password is told, but not which", async () => {
    await using server = await mailServer({ password: "other" });
    const error = await failure(send({ ...server, url: withPassword(server.port) }));
    expect(error).toMatchObject({ code: "EAUTH 535" });
    expectDiscreet(error);
  });

  test("a server that is down", async () => {
    const { port } = await mailServer().then(async (server) => {
      await server[Symbol.asyncDispose]();
      return server;
    });
    const error = await failure(send({ port, url: withPassword(port) }));
    expect(error).toMatchObject({ code: "ESOCKET" });
    expectDiscreet(error);
  });

  test("a server that says nothing is waited for no longer than told", async () => {
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    try {
      const { port } = silent.address() as AddressInfo;
      const began = performance.now();
      const error = await failure(send({ port, timeoutMs: 200 }));
      expect(performance.now() - began).toBeLessThan(2_000);
      expect(error).toMatchObject({ code: "EABORT" });
      expectDiscreet(error);
    } finally {
      silent.close();
    }
  });

  test("a certificate that nobody vouches for: nothing is sent", async () => {
    await using server = await mailServer({ password: PASSWORD, server: { secure: true } });
    const url = withPassword(server.port).replace("smtp:", "smtps:");
    const error = await failure(send({ ...server, url }));
    expect(error).toMatchObject({ code: "ESOCKET" });
    expectDiscreet(error);
    expect(server.logins).toEqual([]);
  });

  /** Linux has all of 127.0.0.0/8; here the second stands for another machine. */
  test.skipIf(process.platform !== "linux")(
    "to another machine nothing goes unencrypted, unless it is said so",
    async () => {
      await using server = await mailServer({ password: PASSWORD, host: "127.0.0.2" });
      const url = withPassword(server.port).replace("127.0.0.1", "127.0.0.2");
      const error = await failure(send({ ...server, url }));
      expect(error).toMatchObject({ code: "ETLS 500" });
      expectDiscreet(error);
      expect(server.logins).toEqual([]);
      expect(await send({ ...server, url: `${url}?ignoreTLS=true` })).toBe("delivered");
    },
  );
});
