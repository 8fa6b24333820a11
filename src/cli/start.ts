import { makeInvite } from "#app/redeem-invite.ts";
import { startAssistant } from "#src/assistant.ts";
import { addressOf, inviteLink, readConfig } from "#src/config.ts";
import { type Command, UsageError } from "./command.ts";

/** `geldbuur start`: runs every configured channel. */
export const start: Command = {
  summary: "runs the assistant",
  usage: `geldbuur start

Runs the web chat and every configured channel. Settings come from the environment; .env.example
lists them. With none it runs on http://localhost:3000 with the demo town.`,
  async run(args, terminal) {
    if (args.length > 0) throw new UsageError("start takes no words");
    const config = readConfig();
    const running = await startAssistant(config);
    for (const line of running.world.notes) terminal.out(line);
    const address = addressOf(config, running.port);
    terminal.out(`Geldbuur is running. Web chat: ${address}`);
    for (const role of ["key-person", "coordinator"] as const) {
      const link = inviteLink(config, await makeInvite(running.world, role), running.port);
      terminal.out(`Invite for a ${role} (once): ${link}`);
    }
    await stopSignal();
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
