/** An answer that is there sooner needs no "typing". */
const PATIENCE_MS = 400;
/** When so many wait, "typing" would only make them wait longer. */
const CROWD = 50;

/** "Typing" for chats whose answer takes a while. */
export type Typing = { begin(address: string): void; end(address: string): void; stop(): void };

/** `show` must not throw. */
export function openTyping(show: (address: string) => void): Typing {
  const waiting = new Map<string, NodeJS.Timeout>();
  const end = (address: string) => {
    clearTimeout(waiting.get(address));
    waiting.delete(address);
  };
  return {
    begin(address) {
      end(address);
      const timer = setTimeout(() => {
        waiting.delete(address);
        if (waiting.size < CROWD) show(address);
      }, PATIENCE_MS);
      waiting.set(address, timer);
    },
    end,
    stop() {
      for (const address of [...waiting.keys()]) end(address);
    },
  };
}
