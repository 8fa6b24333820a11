import { matchChoice } from "#core/conversation/match-choice.ts";
import type { ChannelName, Happening } from "#core/event.ts";
import type { Choice } from "#core/message.ts";
import type { KeyPersonInput } from "#core/requests/key-person.ts";
import type { Actor, Rehearsal, Sent } from "#src/rehearsal.ts";

/** A rehearsal with names: on which channel each actor speaks and what each was offered, so that they can tap. */
export type Stage = {
  actor(name: string, channel?: ChannelName): Actor;
  play(actor: Actor, happening: Happening): Promise<Sent[]>;
  /** A choice by its id, its label, its number, or the newest whose id begins so (`claim:`). */
  tap(actor: Actor, tap: string): Promise<Sent[]>;
  wait(milliseconds: number): Promise<Sent[]>;
  appointKeyPerson(actor: Actor, person: Omit<KeyPersonInput, "id" | "name">): Promise<void>;
  appointCoordinator(actor: Actor): Promise<void>;
  /** Follows a fresh invite link. */
  followInvite(actor: Actor, role: "key-person" | "coordinator"): Promise<Sent[]>;
};

export function openStage(rehearsal: Rehearsal, usual: ChannelName): Stage {
  const channels = new Map<string, ChannelName>();
  const offered = new Map<string, Choice[][]>();

  const note = (said: Sent[]): Sent[] => {
    for (const { to, message } of said) {
      if (message.choices.length === 0) continue;
      offered.set(keyOf(to), [...(offered.get(keyOf(to)) ?? []), message.choices]);
    }
    return said;
  };
  const choiceFor = (actor: Actor, tap: string): string => {
    const messages = (offered.get(keyOf(actor)) ?? []).toReversed();
    const all = messages.flat();
    const fits = (id: string) => id === tap || (tap.endsWith(":") && id.startsWith(tap));
    return (all.find(({ id }) => fits(id)) ?? matchChoice(tap, messages[0] ?? []))?.id ?? tap;
  };

  return {
    actor(name, channel) {
      const known = channel ?? channels.get(name) ?? usual;
      channels.set(name, known);
      return { name, channel: known };
    },
    play: async (actor, happening) => note(await rehearsal.play(actor, happening)),
    tap: async (actor, tap) =>
      note(await rehearsal.play(actor, { type: "choice", choice: choiceFor(actor, tap) })),
    wait: async (milliseconds) => note(await rehearsal.wait(milliseconds)),
    appointKeyPerson: (actor, person) => {
      const name = actor.name.charAt(0).toUpperCase() + actor.name.slice(1);
      return rehearsal.appoint(actor, "key-person", { ...person, id: "", name });
    },
    appointCoordinator: (actor) => rehearsal.appoint(actor, "coordinator"),
    async followInvite(actor, role) {
      const payload = `invite-${await rehearsal.invite(role)}`;
      return note(await rehearsal.play(actor, { type: "start", payload }));
    },
  };
}

function keyOf({ name, channel }: Actor): string {
  return `${channel}:${name}`;
}
