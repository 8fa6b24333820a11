/**
 * What may be forgotten, as strings by opaque keys: choices behind buttons, pictures that Telegram
 * has, messages to change later. Without a note there is a fresh menu, an upload, or nothing changes.
 */
export type Notes = {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
};
