import { describe, expect, test } from "vitest";
import type { Event } from "#core/event.ts";
import type { Message } from "#core/message.ts";
import { type FakeAssistant, fakeAssistant } from "../support/fake-assistant.ts";
import { said } from "../support/web-messages.ts";

/** A message as somebody sees it on their phone. */
export type Seen = { text: string; labels: string[]; picture: Uint8Array | null };

/** Somebody with the channel's own app. Each doing ends when the app needs nothing more for it. */
export type Somebody = {
  says(text: string): Promise<void>;
  starts(payload: string): Promise<void>;
  taps(label: string): Promise<void>;
  sharesPlace(latitude: number, longitude: number): Promise<void>;
  sendsPhoto(): Promise<void>;
  /** The next message they see. */
  reads(): Promise<Seen>;
};

/** A channel at work before an assistant, with the network at its far end. */
export type Running = {
  somebody(): Promise<Somebody>;
  /** Stops the channel and starts it again; the network stays. */
  restart(between?: () => Promise<void>): Promise<void>;
} & AsyncDisposable;

export type OpenChannel = (assistant: FakeAssistant) => Promise<Running>;

type Answer = (event: Event) => readonly Message[];
const silence: Answer = () => [];
const says = (...messages: Message[]): Answer => {
  let said = false;
  return () => {
    if (said) return [];
    said = true;
    return messages;
  };
};

const ODD = '1 < 2 & "3" > <b>x</b> *y* _z_ `q` [a](b) &amp; </b> \\ 100%';
const ARABIC = "اتصل بالرقم 0800-8115 اليوم.\n\nهل تريد أن يتصل بك أحد؟";
const LONG = Array.from({ length: 1_400 }, (_, word) => `woord${word}`).join(" ");
const LONG_ID = `handday:${"a".repeat(12)}:a-place-with-a-very-long-name-indeed:2026-11-24`;

/** Holds a channel to what `src/ports/channel.ts` promises, as people at its far end see it. */
export function channelSuite(open: OpenChannel): void {
  const withChannel = async (
    answer: Answer,
    check: (running: Running, assistant: FakeAssistant) => Promise<void>,
  ) => {
    const assistant = fakeAssistant(answer);
    await using running = await open(assistant);
    await check(running, assistant);
  };
  const happenings = ({ events }: FakeAssistant) => events.map(({ happening }) => happening);
  const came = (assistant: FakeAssistant, many: number) =>
    expect.poll(() => assistant.events.length, { timeout: 10_000 }).toBe(many);

  describe("what comes in", () => {
    test("is what was typed, once, from an address that stays the same", () =>
      withChannel(silence, async (running, assistant) => {
        const anna = await running.somebody();
        await anna.says(ODD);
        await anna.says(ARABIC);
        await came(assistant, 2);
        expect(happenings(assistant)).toEqual([
          { type: "text", text: ODD },
          { type: "text", text: ARABIC },
        ]);
        expect(new Set(assistant.events.map(({ address }) => address)).size).toBe(1);
        expect(new Set(assistant.events.map(({ id }) => id)).size).toBe(2);
      }));

    test("from somebody else has another address", () =>
      withChannel(silence, async (running, assistant) => {
        const [anna, bas] = [await running.somebody(), await running.somebody()];
        await anna.says("hoi");
        await bas.says("hoi");
        await came(assistant, 2);
        expect(new Set(assistant.events.map(({ address }) => address)).size).toBe(2);
      }));

    test("may be a photo, a place, or a start with what the link carried", () =>
      withChannel(says(said("nl", "Waar?", { asks: "location" })), async (running, assistant) => {
        const anna = await running.somebody();
        await anna.starts("lang-tr_topic-bailiff");
        await anna.reads();
        await anna.sharesPlace(52.09, 5.12);
        await anna.sendsPhoto();
        await came(assistant, 3);
        expect(happenings(assistant)).toEqual([
          { type: "start", payload: "lang-tr_topic-bailiff" },
          { type: "location", latitude: 52.09, longitude: 5.12 },
          { type: "image" },
        ]);
      }));

    test("comes again with the same id when it was not saved, and stays in order", () =>
      withChannel(silence, async (running, assistant) => {
        const anna = await running.somebody();
        assistant.failNext(1);
        for (const text of ["een", "twee", "drie"]) await anna.says(text);
        await came(assistant, 3);
        expect(happenings(assistant)).toMatchObject([
          { text: "een" },
          { text: "twee" },
          { text: "drie" },
        ]);
        expect(assistant.received.length).toBeGreaterThan(3);
        expect(new Set(assistant.received).size).toBe(3);
      }));

    test("while the channel was stopped is taken after its next start, and only then", () =>
      withChannel(silence, async (running, assistant) => {
        const anna = await running.somebody();
        await anna.says("voor");
        await came(assistant, 1);
        let saying = Promise.resolve();
        await running.restart(async () => {
          saying = anna.says("tussen");
          await new Promise((resolve) => setTimeout(resolve, 100));
          expect(assistant.events).toHaveLength(1);
        });
        await saying;
        await came(assistant, 2);
        expect(happenings(assistant)).toMatchObject([{ text: "voor" }, { text: "tussen" }]);
      }));
  });

  describe("what goes out", () => {
    test.each([
      ["odd signs", ODD],
      ["Arabic", ARABIC],
    ])("arrives as it was written: %s", (_, text) =>
      withChannel(says(said("nl", text)), async (running) => {
        const anna = await running.somebody();
        await anna.says("hoi");
        expect((await anna.reads()).text).toBe(text);
      }),
    );

    test("comes in order, each message once", () =>
      withChannel(
        says(said("nl", "een"), said("nl", "twee"), said("nl", "drie")),
        async (running) => {
          const anna = await running.somebody();
          await anna.says("hoi");
          const seen = [await anna.reads(), await anna.reads(), await anna.reads()];
          expect(seen.map(({ text }) => text)).toEqual(["een", "twee", "drie"]);
        },
      ));

    test("is whole however long it is", () =>
      withChannel(says(said("nl", LONG)), async (running) => {
        const anna = await running.somebody();
        await anna.says("hoi");
        const words: string[] = [];
        while (words.length < 1_400) words.push(...(await anna.reads()).text.split(/\s+/));
        expect(words.join(" ")).toBe(LONG);
      }));

    test("offers its choices in order; a tap comes in as the choice, however long its id is", () =>
      withChannel(
        says(
          said("nl", "Kies iets.", {
            choices: [
              { id: "menu", label: "🏠 Menu" },
              { id: LONG_ID, label: "Dinsdag" },
            ],
          }),
        ),
        async (running, assistant) => {
          const anna = await running.somebody();
          await anna.says("hoi");
          expect((await anna.reads()).labels).toEqual(["🏠 Menu", "Dinsdag"]);
          await anna.taps("Dinsdag");
          await came(assistant, 2);
          expect(happenings(assistant)[1]).toEqual({ type: "choice", choice: LONG_ID });
        },
      ));

    test("shows its card as a picture", () =>
      withChannel(
        says(said("nl", "Dit kun je doen.", { card: "topic:rent-arrears" })),
        async (running) => {
          const anna = await running.somebody();
          await anna.says("hoi");
          const { text, picture } = await anna.reads();
          expect(text).toContain("Dit kun je doen.");
          expect(
            Buffer.from(picture ?? [])
              .subarray(1, 4)
              .toString(),
          ).toBe("PNG");
        },
      ));

    test("by itself reaches who is there", () =>
      withChannel(silence, async (running, assistant) => {
        const anna = await running.somebody();
        await anna.says("hoi");
        await came(assistant, 1);
        const [event] = assistant.events;
        await assistant.tell(event?.address ?? "", said("nl", "Fatima belt je."));
        expect((await anna.reads()).text).toBe("Fatima belt je.");
        expect(assistant.deliveries).toEqual(["delivered"]);
      }));
  });
}
