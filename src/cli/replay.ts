import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { pictureFile, type Sent } from "#src/rehearsal.ts";
import type { Command } from "./command.ts";
import { instantOf, openRehearsal } from "./prepare.ts";
import { durationOf, eventOf, happeningOf } from "./replay-event.ts";
import { openStage, type Stage } from "./stage.ts";

/** `geldbuur replay`: the real service over the memory store, for editors and tests. */
export const replay: Command = {
  summary: "plays events from JSON lines and writes what is said",
  usage: `geldbuur replay [--town voorbeeldstad] [--clock 2026-11-23T10:00+01:00] < events.jsonl

Reads events, one JSON object a line, and writes each message that leaves as one JSON line:
{"after","to","channel","text","buttons","card"?,"helpPoints"?}. Nothing is stored.
A line that cannot be read is named on standard error; exit code 1.`,
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: { town: { type: "string" }, clock: { type: "string" } },
    });
    const { rehearsal, close } = openRehearsal(values.town, instantOf(values.clock));
    const stage = openStage(rehearsal, "web");
    let index = 0;
    let code = 0;
    for await (const line of createInterface({ input: process.stdin })) {
      if (line.trim() === "") continue;
      const said = await playLine(stage, line);
      if (typeof said === "string") {
        terminal.error(`event ${index}: ${said}`);
        code = 1;
      } else {
        for (const one of said.filter(isNew))
          terminal.out(JSON.stringify(await written(index, one)));
      }
      index++;
    }
    await close();
    return code;
  },
};

/** Not one that only changes an earlier message. */
function isNew({ message }: Sent): boolean {
  return message.replaces === undefined;
}

/** Plays one line; what was said, or why it cannot be played. */
async function playLine(stage: Stage, line: string): Promise<Sent[] | string> {
  const event = eventOf(line);
  if (event === null) return "this is no event; geldbuur replay --help shows the form";
  if ("advance" in event) {
    const milliseconds = durationOf(event.advance);
    return milliseconds === null
      ? `"${event.advance}" is no duration; write PT4H`
      : stage.wait(milliseconds);
  }
  const actor = stage.actor(event.from, event.channel);
  if ("role" in event) {
    if (event.role === "coordinator") await stage.appointCoordinator(actor);
    else await stage.appointKeyPerson(actor, { ...event, gender: event.gender ?? null });
    return [];
  }
  if (event.group !== undefined) return [];
  if (event.tap !== undefined) return stage.tap(actor, event.tap);
  const happening = happeningOf(event);
  return happening
    ? stage.play(actor, happening)
    : `${event.from} does nothing in it: give text, tap, location …`;
}

async function written(after: number, { to, message, text, buttons, card }: Sent) {
  const helpPoints = message.blocks.flatMap((block) =>
    block.type === "place" || (block.type === "contact" && block.id) ? [block.id] : [],
  );
  return {
    after,
    to: to.name,
    channel: to.channel,
    text,
    buttons,
    ...(card ? { card: { id: card.id, alt: card.alt, file: await pictureFile(card) } } : {}),
    ...(helpPoints.length > 0 ? { helpPoints } : {}),
  };
}
