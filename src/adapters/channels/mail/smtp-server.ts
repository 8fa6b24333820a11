/** A mail server, as nodemailer takes it. */
export type SmtpServer = {
  host: string;
  /** Absent: 465 for `smtps:`, 587 for `smtp:`. */
  port?: number;
  secure: boolean;
  requireTLS: boolean;
  ignoreTLS: boolean;
  auth?: { user: string; pass: string };
};

const THIS_MACHINE: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "::1"]);
const BEHIND_SERVER = /^\/?(\?ignoreTLS=true)?$/;

/**
 * Reads `smtps://user:password@server` (encrypted from the start) or `smtp://…` (encrypted by
 * STARTTLS, or nothing is sent). Only to this machine, or with `?ignoreTLS=true`, `smtp://` goes
 * unencrypted. Null when it is no such address.
 */
export function smtpServerOf(address: string): SmtpServer | null {
  const url = serverUrl(address);
  const user = decoded(url?.username ?? "");
  const pass = decoded(url?.password ?? "");
  if (url === null || user === null || pass === null) return null;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "smtps:";
  const isOpen = !secure && (url.search !== "" || THIS_MACHINE.has(host));
  return {
    host,
    secure,
    requireTLS: !secure && !isOpen,
    ignoreTLS: isOpen,
    ...(url.port === "" ? {} : { port: Number(url.port) }),
    ...(user === "" ? {} : { auth: { user, pass } }),
  };
}

function serverUrl(address: string): URL | null {
  const url = URL.parse(address);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "") return null;
  return BEHIND_SERVER.test(url.pathname + url.search + url.hash) ? url : null;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
