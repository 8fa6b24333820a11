/**
 * What may be forgotten, as strings by opaque keys: choices behind buttons, pictures that Telegram
 * has, messages to change later. Without a note there is a fresh menu, an upload, or nothing changes.
 */
export type Notes = {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
};

/** The notes of one bot: numbers of messages and pictures mean nothing to another. */
export function notesOf(bot: string, notes: Notes): Notes {
  return {
    get: (key) => notes.get(`${bot}:${key}`),
    set: (key, value) => notes.set(`${bot}:${key}`, value),
    delete: (key) => notes.delete(`${bot}:${key}`),
  };
}
