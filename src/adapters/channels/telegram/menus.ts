import { z } from "zod";
import type { Choice } from "#core/message.ts";
import { keepNewest } from "./keep-newest.ts";
import type { Notes } from "./notes.ts";

/** Menus whose choices are at hand without a look at the notes. */
const AT_HAND = 2_000;
/** A menu that is sent again is noted anew after this, so that its note outlives it. */
const NOTE_AGAIN_MS = 86_400_000;
const DATA = /^([0-9a-f]{16})\.(\d{1,2})$/;

/** What stands behind buttons: opaque data of at most 19 bytes (Telegram takes 64), and back. */
export type Menus = {
  /** The data of each choice, in order. */
  dataOf(choices: readonly Choice[]): Promise<string[]>;
  /** The choice behind a button; null when it is not known any more. */
  choiceBehind(data: string): Promise<string | null>;
};

type Menu = { ids: readonly string[]; notedAt: number };

/** A menu is known by a keyed hash of its choices, so the same one is noted once for all who get it. */
export function openMenus(notes: Notes, opaque: (text: string) => string): Menus {
  const atHand = new Map<string, Menu>();
  const tokens = new Map<string, string>();

  function tokenOf(menu: string): string {
    const token = tokens.get(menu) ?? opaque(`telegram menu ${menu}`).slice(0, 16);
    keepNewest(tokens, menu, token, AT_HAND);
    return token;
  }

  return {
    async dataOf(choices) {
      if (choices.length === 0) return [];
      const ids = choices.map(({ id }) => id);
      const menu = JSON.stringify(ids);
      const token = tokenOf(menu);
      const now = Date.now();
      const notedAt = atHand.get(token)?.notedAt ?? 0;
      if (now - notedAt > NOTE_AGAIN_MS) {
        await notes.set(`menu:${token}`, menu);
        keepNewest(atHand, token, { ids, notedAt: now }, AT_HAND);
      }
      return ids.map((_, index) => `${token}.${index}`);
    },
    async choiceBehind(data) {
      const [, token = "", index = ""] = DATA.exec(data) ?? [];
      if (token === "") return null;
      const noted = atHand.get(token)?.ids ?? idsIn(await notes.get(`menu:${token}`));
      return noted[Number(index)] ?? null;
    },
  };
}

const ids = z.array(z.string());

/** Nothing, when it is no list of choices. */
function idsIn(noted: string | undefined): readonly string[] {
  try {
    return ids.parse(JSON.parse(noted ?? "[]"));
  } catch {
    return [];
  }
}
