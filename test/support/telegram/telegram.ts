import type { BotCommand } from "grammy/types";
import { type Call, startApi } from "./api-server.ts";
import type { Fault } from "./faults.ts";
import { type Group, groupIn } from "./group.ts";
import { type Person, personIn } from "./person.ts";
import type { Poll } from "./polling.ts";
import { openWorld } from "./world.ts";

/** A strict Telegram Bot API server on this machine, with the people who use it. */
export type Telegram = {
  apiRoot: string;
  token: string;
  username: string;
  person(options?: { id?: number; name?: string; language?: string }): Person;
  group(options: { title: string; members: readonly Person[] }): Group;
  /** A raw update; an `update_id` inside is kept. Gives the id. */
  push(update: Record<string, unknown>): number;
  /** Lets the next calls of a method go wrong. */
  fail(method: string, fault: Fault, times?: number): void;
  /** From now every call but getUpdates is answered after that long. */
  slow(milliseconds: number): void;
  /** Every call but getUpdates, in order. */
  calls: readonly Call[];
  polls: readonly Poll[];
  /** Ids of the updates that the bot confirmed, in order. */
  confirmed: readonly number[];
  /** When no update waits to be confirmed any more. */
  settled(): Promise<void>;
  webhook(): { url: string; secretToken: string | null; allowed: readonly string[] | null } | null;
  /** Ids of callback queries that the bot did not answer yet. */
  unanswered(): readonly string[];
  profile: {
    commands(language?: string): readonly BotCommand[];
    name(language?: string): string;
    description(language?: string): string;
    shortDescription(language?: string): string;
    menuButton(): unknown;
  };
  stop(): Promise<void>;
} & AsyncDisposable;

/** Starts it with nobody on it. */
export async function openTelegram(
  options: { token?: string; username?: string } = {},
): Promise<Telegram> {
  const { token = "123456:TEST-TOKEN", username = "geldbuur_test_bot" } = options;
  const world = openWorld(token, username);
  const { updates, polling, webhook, profile, taps } = world;
  const api = await startApi(world, token);
  let stopping: Promise<void> | null = null;

  function stop(): Promise<void> {
    webhook.stop();
    stopping ??= api.stop();
    return stopping;
  }

  return {
    apiRoot: api.apiRoot,
    token,
    username,
    person: (who) => personIn(world, who),
    group: (which) => groupIn(world, which),
    push: updates.push,
    fail: api.fail,
    slow: api.slow,
    calls: api.calls,
    polls: polling.polls,
    confirmed: updates.confirmed,
    settled: updates.settled,
    webhook: webhook.current,
    unanswered: () => [...taps],
    profile: {
      commands: (language = "") => profile.getCommands({ language_code: language }),
      name: (language = "") => profile.about("name", language),
      description: (language = "") => profile.about("description", language),
      shortDescription: (language = "") => profile.about("short_description", language),
      menuButton: () => profile.getMenuButton({}),
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
