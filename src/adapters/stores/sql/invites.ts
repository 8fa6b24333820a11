import type { Transaction } from "#ports/store.ts";
import type { Section } from "./section.ts";

/** Invites, under the look-up of their code: the code itself is nowhere. */
export function invitesIn({ db, vault }: Section): Transaction["invites"] {
  const markOf = (code: string) => vault.lookUp(`invite:${code}`);
  return {
    async add(code, role, expiresAt) {
      await db
        .insertInto("invites")
        .values({ mark: markOf(code), role, expires_at: expiresAt })
        .execute();
    },
    async redeem(code, now) {
      const invite = await db
        .deleteFrom("invites")
        .where("mark", "=", markOf(code))
        .returning(["role", "expires_at"])
        .executeTakeFirst();
      return invite && invite.expires_at > now ? invite.role : null;
    },
  };
}
