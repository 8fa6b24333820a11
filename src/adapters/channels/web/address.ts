import { createHash } from "node:crypto";

/** Where a session is reached. Who knows the address cannot open the session with it. */
export function addressOf(session: string): string {
  return createHash("sha256").update(`geldbuur web session ${session}`).digest("base64url");
}

/** The id of an event, made of the page's own and the address, so that no page can use up another's. */
export function eventIdOf(address: string, pageId: string): string {
  return `${address.slice(0, 16)}:${pageId}`;
}
