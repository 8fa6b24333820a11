/** What each command of the bot chooses; those of the list that Telegram shows come first. */
const SHOWN = {
  menu: "menu",
  near: "help:near",
  call: "callback:start",
  language: "language",
  share: "share",
  data: "data:show",
  forget: "data:forget",
  stop: "stop",
} as const;
/** What people try, or know from other bots. */
const KNOWN: Readonly<Record<string, string>> = {
  ...SHOWN,
  help: "menu",
  settings: "language",
  work: "my-work",
  back: "back",
  cancel: "back",
  exit: "back",
};

/** The commands of the list, each with the choice whose label says what it does. */
export const SHOWN_COMMANDS = Object.entries(SHOWN).map(([command, choice]) => ({
  command,
  choice,
}));

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i;

/** A command as it was typed, without the name of the bot, and what stands behind it; null when it is none. */
export function readCommand(text: string): { name: string; rest: string } | null {
  const [, name, rest = ""] = COMMAND.exec(text) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), rest: rest.trim() };
}

/** The choice that a command stands for; null when it is not one of ours. */
export function choiceOfCommand(name: string): string | null {
  return Object.hasOwn(KNOWN, name) ? (KNOWN[name] ?? null) : null;
}
