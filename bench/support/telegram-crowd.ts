import { setTimeout } from "node:timers/promises";
import type { Telegram } from "../../test/support/telegram/telegram.ts";
import { steadily } from "./drive.ts";
import type { Question } from "./telegram-questions.ts";

/** How often to look whether all was answered. */
const LOOK_MS = 5;
const LONGEST_MS = 120_000;

type Person = ReturnType<Telegram["person"]>;
type Wanted = { updates: number; people: number; questions: readonly Question[] };

/** People who write to the bot: what they said, and what came back. */
export type Crowd = {
  /** All at once; updates per second, from when the first is handed out until all were answered. */
  allAtOnce(wanted: Wanted): Promise<number>;
  /** At a steady rate; milliseconds from each update to its answer. */
  atRate(perSecond: number, wanted: Wanted): Promise<number[]>;
  /** Throws unless every update ever sent was answered by exactly one message. */
  check(): void;
};

/** `alive` throws when the bot is no more. */
export function crowdAt(telegram: Telegram, alive: () => void): Crowd {
  const crowd: { person: Person; asked: number }[] = [];

  /** People nobody has met yet, who take turns to ask. */
  function gather({ updates, people, questions }: Wanted) {
    const members = Array.from({ length: people }, (_, index) => {
      const { locale } = pick(questions, index);
      const own = questions.filter((question) => question.locale === locale);
      return { person: telegram.person({ language: locale }), asked: 0, own };
    });
    crowd.push(...members);
    const ask = (index: number) => {
      const member = pick(members, index);
      member.person.says(pick(member.own, index).text);
      member.asked += 1;
      return member.person;
    };
    const answered = () => members.every(({ person, asked }) => person.sent().length >= asked);
    const lastAt = () => Math.max(...members.map(({ person }) => person.sent().at(-1)?.at ?? 0));
    return { updates, ask, answered, lastAt };
  }

  return {
    async allAtOnce(wanted) {
      const { updates, ask, answered, lastAt } = gather(wanted);
      for (let index = 0; index < updates; index++) ask(index);
      // Handed out only when this is over: the server runs in this process.
      const begun = Date.now();
      while (!answered()) {
        alive();
        if (Date.now() - begun > LONGEST_MS) throw new Error("updates were never answered");
        await setTimeout(LOOK_MS);
      }
      const took = lastAt() - begun;
      await telegram.settled();
      return (updates * 1000) / took;
    },
    async atRate(perSecond, wanted) {
      const { updates, ask } = gather(wanted);
      const { due, done } = await steadily(updates, perSecond, async (index) => {
        await ask(index).next();
      });
      await telegram.settled();
      return due.map((at, index) => (done[index] ?? Number.NaN) - at);
    },
    check() {
      const wrong = crowd.filter(({ person, asked }) => person.sent().length !== asked);
      if (wrong.length > 0) throw new Error(`${wrong.length} people were not answered once each`);
    },
  };
}

function pick<One>(from: readonly One[], index: number): One {
  const one = from[index % from.length];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
