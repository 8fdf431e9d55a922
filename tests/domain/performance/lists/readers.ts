import type { Kysely } from "kysely";
import type { Actor } from "~/domain/actor";
import { readEnv } from "~/platform/env.server";
import { createSessions } from "~/platform/session.server";
import type { Database } from "~db/connection";

export const LOGINS = ["qiye", "jigou", "zhandian", "shi", "sheng", "jianguan", "admin"] as const;
export type Login = (typeof LOGINS)[number];
export type Readers = Record<Login, Actor>;

/** A list under its name, with everything it asks the database. */
export type List = [name: string, work: () => Promise<unknown>];

/** Who reads the lists: the demo's sign-ins, each with a session. */
export async function signIn(db: Kysely<Database>, url: string): Promise<Readers> {
  const sessions = createSessions(db, readEnv({ ...process.env, DATABASE_URL: url }));
  const readers = {} as Readers;
  for (const login of LOGINS) {
    const who = await db
      .selectFrom("users as u")
      .innerJoin("memberships as m", "m.user_id", "u.id")
      .select(["u.id", "m.organisation_id"])
      .where("u.login", "=", login)
      .executeTakeFirstOrThrow();
    const about = { channel: "api", address: null, userAgent: null } as const;
    const { token } = await sessions.start(who.id, { ...about, organisationId: who.organisation_id });
    const actor = await sessions.actor(token, "api");
    if (!actor) throw new Error(`${login} has no session`);
    readers[login] = actor;
  }
  return readers;
}
