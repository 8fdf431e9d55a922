import type { Kysely } from "kysely";
import type pg from "pg";
import { insertUser, joinOrganisation } from "~/domain/accounts/open-account.server";
import { hashPassword } from "~/domain/accounts/password.server";
import type { Actor, OrganisationKind, Role } from "~/domain/actor";
import type { FileStore } from "~/domain/files";
import { newId } from "~/domain/ids";
import { installMessageCodes } from "~/domain/messages";
import { readEnv } from "~/platform/env.server";
import { createSessions } from "~/platform/session.server";
import type { Database } from "~db/connection";
import { validUscc } from "./uscc";

installMessageCodes();

export const PASSWORD = "Quanzhixiang-2026";
export const noLetter = () => ({ subject: "s", body: "b" });

/** Files in memory; nothing here looks at the disk. */
export function memoryFiles(): FileStore & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key) ?? null,
    remove: async (key) => void kept.delete(key),
  };
}

interface World {
  db: Kysely<Database>;
  pool: pg.Pool;
  url: string;
}

/** People, organisations and sessions of one test database; logins are numbered, so no two tests collide. */
export function peopleOf({ db, pool, url }: World) {
  const sessions = createSessions(db, readEnv({ NODE_ENV: "test", DATABASE_URL: url }));
  let serial = 0;

  async function organisation(kind: OrganisationKind, more: { hubCode?: string; region?: string } = {}) {
    serial += 1;
    const hub = more.hubCode
      ? await db.selectFrom("hubs").selectAll().where("code", "=", more.hubCode).executeTakeFirstOrThrow()
      : null;
    const id = newId();
    await db
      .insertInto("organisations")
      .values({
        id,
        kind,
        name: `演示组织 ${serial}`,
        uscc: kind === "enterprise" || kind === "provider" ? validUscc(serial) : null,
        region_code: hub?.region_code ?? more.region ?? "370102",
        hub_id: kind === "hub" ? (hub?.id ?? null) : null,
      })
      .execute();
    if (kind === "provider") await db.insertInto("providers").values({ organisation_id: id }).execute();
    return id;
  }

  async function member(organisationId: string, role: Role, login = `p${++serial}`, email?: string) {
    const hash = await hashPassword(PASSWORD);
    const person = { login, name: `演示人员 ${login}`, email, phone: undefined, password: PASSWORD };
    return db.transaction().execute(async (tx) => {
      const userId = await insertUser(tx, person, hash);
      await joinOrganisation(tx, userId, organisationId, role);
      return { userId, login };
    });
  }

  /** A live session, and who it says is acting. */
  async function session(userId: string, organisationId: string, channel: "browser" | "api" = "browser") {
    const started = await sessions.start(userId, {
      organisationId,
      channel,
      address: "127.0.0.1",
      userAgent: null,
    });
    return { token: started.token, now: () => sessions.actor(started.token, channel) };
  }

  async function actor(
    kind: OrganisationKind,
    role: Role,
    more: { hubCode?: string; region?: string } = {},
  ): Promise<Actor> {
    const organisationId = await organisation(kind, more);
    const { userId } = await member(organisationId, role);
    const found = await (await session(userId, organisationId)).now();
    if (!found) throw new Error("the session should live");
    return found;
  }

  return { db, pool, sessions, organisation, member, session, actor };
}
