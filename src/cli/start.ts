import { setTimeout as wait } from "node:timers/promises";
import { makeInvite } from "#app/redeem-invite.ts";
import { startAssistant } from "#src/assistant.ts";
import { addressOf, readConfig } from "#src/config.ts";
import { type Command, UsageError } from "./command.ts";

/** How long the invites wait for the name of the Telegram bot. */
const NAME_MS = 3_000;

/** `geldbuur start`: runs every configured channel. */
export const start: Command = {
  summary: "runs the assistant",
  usage: `geldbuur start

Runs the web chat and every configured channel. Settings come from the environment; .env.example
lists them. With none it runs on http://localhost:3000 with the demo town.`,
  async run(args, terminal) {
    if (args.length > 0) throw new UsageError("start takes no words");
    const config = readConfig();
    const stopped = stopSignal();
    const running = await startAssistant(config);
    for (const line of running.world.notes) terminal.out(line);
    const address = addressOf(config, running.port);
    terminal.out(`Geldbuur is running. Web chat: ${address}`);
    await Promise.race([running.named, wait(NAME_MS), stopped]);
    for (const role of ["key-person", "coordinator"] as const) {
      const links = running.links(`invite-${await makeInvite(running.world, role)}`);
      terminal.out(`Invite for a ${role} (once): ${links.join(" or ")}`);
    }
    await stopped;
    await running.stop();
    return 0;
  },
};

/** The first of the signals that ask a process to end. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
