/** Why a mail was not sent, in codes: what a server says in words may quote an address. */
export class MailError extends Error {
  /** Of nodemailer, with the server's answer where it gave one: `EAUTH 535`. */
  readonly code: string;
  constructor(code: string) {
    super(`the mail was not sent: ${code}`);
    this.name = "MailError";
    this.code = code;
  }
}

/** What nodemailer tells of a failure, as far as it may be known. */
export function mailErrorFrom(cause: unknown): MailError {
  const { code, responseCode } = partsOf(cause);
  const kind = typeof code === "string" && /^[A-Z_]+$/.test(code) ? code : "unknown";
  return new MailError(typeof responseCode === "number" ? `${kind} ${responseCode}` : kind);
}

/** Answers by which a server says that there is no such mailbox (RFC 5321 4.2.3, RFC 7504). */
const NO_MAILBOX: ReadonlySet<unknown> = new Set([550, 551, 553, 556]);
/** An enhanced status about the sender's own rights (RFC 3463: 5.7.x), such as "relay denied". */
const OUR_FAULT = /^5\d\d[ -]5\.7\./;

/**
 * Whether the server refused the recipient for good. A refusal of ours, by its policy or because
 * of a setting, is none: mended in time, the message still arrives.
 */
export function isRecipientGone(cause: unknown): boolean {
  const { command, responseCode, response } = partsOf(cause);
  if (command !== "RCPT TO" || !NO_MAILBOX.has(responseCode)) return false;
  return !OUR_FAULT.test(String(response));
}

function partsOf(cause: unknown): Record<string, unknown> {
  return typeof cause === "object" && cause !== null ? { ...cause } : {};
}
