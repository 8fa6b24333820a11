import { makeInvite } from "#app/redeem-invite.ts";
import { linksTo } from "#core/links.ts";
import { addressOf, type Config, readConfig } from "#src/config.ts";
import { openWorld } from "#src/main.ts";
import { type Command, UsageError } from "./command.ts";

/** `geldbuur key-person invite`. */
export const keyPerson: Command = inviting("key-person", "somebody who takes callback requests");
/** `geldbuur coordinator invite`. */
export const coordinator: Command = inviting(
  "coordinator",
  "somebody who sees that every request ends well",
);

function inviting(role: "key-person" | "coordinator", who: string): Command {
  return {
    summary: `${role} invite: prints a one-time link`,
    usage: `geldbuur ${role} invite

Prints a link that makes whoever opens it first ${who}, to the web chat and, where there is a bot,
to Telegram: one invite, to be followed at one of them. It works once, for seven days.`,
    async run(args, terminal) {
      if (args.length !== 1 || args[0] !== "invite") throw new UsageError(`say: ${role} invite`);
      const config = readConfig();
      const world = await openWorld(config);
      try {
        const links = linksTo(addressOf(config), await botName(config));
        for (const link of links(`invite-${await makeInvite(world, role)}`)) terminal.out(link);
      } finally {
        await world.close();
      }
      return 0;
    },
  };
}

async function botName({ telegram }: Config): Promise<() => string | null> {
  if (!telegram) return () => null;
  const { botNameOf } = await import("#adapters/channels/telegram/bot-name.ts");
  const name = await botNameOf(telegram.token, telegram.api);
  return () => name;
}
