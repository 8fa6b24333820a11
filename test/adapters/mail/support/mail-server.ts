import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as a server got it. */
export type Mail = {
  from: string;
  to: string[];
  /** By their names in small letters, unfolded; encoded words are read. */
  headers: Map<string, string>;
  text: string;
  raw: string;
};

/** What the server answers: to a recipient, and to a whole mail. */
export type Answers = { recipient?: Refusal; mail?: Refusal };
type Refusal = readonly [code: number, words: string];

/** A mail server on this machine that keeps what it gets, until its scope ends. */
export type MailServer = AsyncDisposable & {
  port: number;
  mails: Mail[];
  /** User and password of every login. */
  logins: (readonly [string | undefined, string | null | undefined])[];
};

/** Starts it; `password` makes it ask for a login. */
export async function mailServer(
  options: { answers?: Answers; password?: string; host?: string; server?: SMTPServerOptions } = {},
): Promise<MailServer> {
  const { answers = {}, password, host = "127.0.0.1" } = options;
  const mails: Mail[] = [];
  const logins: MailServer["logins"] = [];
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    authOptional: password === undefined,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      logins.push([auth.username, auth.password]);
      if (auth.password === password) done(null, { user: auth.username });
      else done(new Error(`wrong for ${auth.username}: ${auth.password}`));
    },
    onRcptTo: (_address, _session, done) => done(errorOf(answers.recipient)),
    onData(stream, { envelope }, done) {
      void text(stream).then((raw) => {
        if (answers.mail) return done(errorOf(answers.mail));
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, ...read(raw) });
        done();
      });
    },
    ...options.server,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    logins,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function errorOf(refusal: Refusal | undefined): Error | null {
  return refusal ? Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }) : null;
}

function read(raw: string): Pick<Mail, "headers" | "text"> {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), encodedWords(line.slice(colon + 1).trim())];
    }),
  );
  const body = decoded(raw.slice(end + 4), headers.get("content-transfer-encoding") ?? "7bit");
  return { headers, text: body.replaceAll("\r\n", "\n").replace(/\n$/, "") };
}

function encodedWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, way: string, said: string) =>
      way.toLowerCase() === "b"
        ? decoded(said, "base64")
        : decoded(said.replaceAll("_", " "), "quoted-printable"),
    );
}

function decoded(said: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(said, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return said;
  const bytes = said
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
