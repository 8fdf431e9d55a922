import { createHash } from "node:crypto";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import type { Db } from "~/domain/outbox.server";

export const hashOf = (id: string) => createHash("sha256").update(id).digest("hex");

/** What one row of the joined session query gives; the actor is made from it without another query. */
export function sessionRow(db: Db, idHash: string) {
  return db
    .selectFrom("sessions as s")
    .innerJoin("users as u", "u.id", "s.user_id")
    .leftJoin("memberships as m", (join) =>
      join
        .onRef("m.user_id", "=", "s.user_id")
        .onRef("m.organisation_id", "=", "s.organisation_id")
        .on("m.status", "=", "active"),
    )
    .leftJoin("organisations as o", "o.id", "m.organisation_id")
    .leftJoin("hubs as h", (join) =>
      join.on((eb) =>
        eb.or([
          eb("h.id", "=", eb.ref("o.hub_id")),
          eb.and([
            eb("o.kind", "=", "regulator"),
            eb("h.region_code", "=", eb.ref("o.region_code")),
            eb("h.level", "<>", "park"),
          ]),
        ]),
      ),
    )
    .select([
      "s.user_id",
      "s.expires_at",
      "s.absolute_expires_at",
      "s.last_seen_at",
      "s.channel",
      "u.login",
      "u.name",
      "u.locale",
      "u.epoch",
      "u.status as user_status",
      "o.id as organisation_id",
      "o.name as organisation_name",
      "o.kind as organisation_kind",
      "o.status as organisation_status",
      "o.region_code",
      "m.role",
      "h.id as hub_id",
      "h.level as hub_level",
      "h.ordinal",
      "h.last_ordinal",
    ])
    .where("s.id_hash", "=", idHash)
    .executeTakeFirst();
}
export type SessionRow = NonNullable<Awaited<ReturnType<typeof sessionRow>>>;

/** Lucia's sessions in our table, under the hash of their id. */
export function sessionAdapter(db: Db): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await sessionRow(db, hashOf(id));
      if (!row) return [null, null];
      const ends = new Date(Math.min(row.expires_at.getTime(), row.absolute_expires_at.getTime()));
      const session: DatabaseSession = { id, userId: row.user_id, expiresAt: ends, attributes: row };
      const user: DatabaseUser = { id: row.user_id, attributes: row };
      return [session, user];
    },
    async setSession(session) {
      const { attributes } = session as unknown as { attributes: NewSession };
      await db
        .insertInto("sessions")
        .values({
          id_hash: hashOf(session.id),
          user_id: session.userId,
          expires_at: session.expiresAt,
          organisation_id: attributes.organisationId,
          channel: attributes.channel,
          absolute_expires_at: attributes.absoluteExpiresAt,
          address: attributes.address,
          user_agent: attributes.userAgent?.slice(0, 300) ?? null,
        })
        .execute();
    },
    async updateSessionExpiration(id, expiresAt) {
      await db
        .updateTable("sessions")
        .set({ expires_at: expiresAt, last_seen_at: new Date() })
        .where("id_hash", "=", hashOf(id))
        .execute();
    },
    async deleteSession(id) {
      await db.deleteFrom("sessions").where("id_hash", "=", hashOf(id)).execute();
    },
    async deleteUserSessions(userId) {
      await db.deleteFrom("sessions").where("user_id", "=", userId).execute();
    },
    async deleteExpiredSessions() {
      await db.deleteFrom("sessions").where("expires_at", "<=", new Date()).execute();
    },
    // Listing sessions is a query of the account page; their ids cannot be told from the hashes
    getUserSessions: async () => [],
  };
}

export interface NewSession {
  organisationId: string | null;
  channel: "browser" | "api";
  absoluteExpiresAt: Date;
  address: string | null;
  userAgent: string | null;
}
