/** Links to the assistant that carry something (`invite-…`, `lang-tr`), the best to pass on first. */
export type Links = (payload: string) => readonly string[];

/**
 * Links to the web chat and, where it has one, to the Telegram bot. `address` is the public address of
 * the web chat; one on this machine alone comes last.
 */
export function linksTo(address: string, botName: () => string | null = () => null): Links {
  return (payload) => {
    const web = payload === "" ? address : `${address}/?start=${payload}`;
    const name = botName();
    if (name === null) return [web];
    const telegram = `https://t.me/${name}${payload === "" ? "" : `?start=${payload}`}`;
    return isOfThisMachine(address) ? [telegram, web] : [web, telegram];
  };
}

function isOfThisMachine(address: string): boolean {
  return address.startsWith("http://localhost:");
}
