import { sql } from "kysely";
import type { Actor } from "../actor";
import { type Db, recordAudit } from "../outbox.server";

/** Rows of one kind at most: a person's life on the platform fits, and no export fills the memory. */
const MOST = 10_000;

const profile = (db: Db, id: string) =>
  db
    .selectFrom("users as u")
    .leftJoin("second_factors as f", "f.user_id", "u.id")
    .select(["u.id", "u.login", "u.name", "u.phone", "u.email", "u.locale", "u.created_at"])
    .select(["u.password_changed_at", "f.confirmed_at as two_step_since"])
    .where("u.id", "=", id)
    .executeTakeFirstOrThrow();

const memberships = (db: Db, id: string) =>
  db
    .selectFrom("memberships as m")
    .innerJoin("organisations as o", "o.id", "m.organisation_id")
    .select(["o.name as organisation", "o.kind", "m.role", "m.status", "m.created_at"])
    .where("m.user_id", "=", id)
    .orderBy("m.created_at")
    .limit(MOST)
    .execute();

const sessions = (db: Db, id: string) =>
  db
    .selectFrom("sessions")
    .select(["channel", "created_at", "last_seen_at", "expires_at", "address", "user_agent"])
    .where("user_id", "=", id)
    .orderBy("created_at", "desc")
    .limit(MOST)
    .execute();

const notifications = (db: Db, id: string) =>
  db
    .selectFrom("notifications")
    .select(["kind", "data", "created_at", "read_at"])
    .where("user_id", "=", id)
    .orderBy("created_at", "desc")
    .limit(MOST)
    .execute();

/** Of what the person did the fact; the content only where the entry is about the person: the rest is the house's. */
const audit = (db: Db, id: string) =>
  db
    .selectFrom("audit_entries")
    .select(["at", "action", "subject_type", "subject_id"])
    .select(
      sql<unknown>`case when subject_type = 'user' and subject_id = ${id}::text then data end`.as("data"),
    )
    .where((eb) =>
      eb.or([
        eb.and([eb("subject_type", "=", "user"), eb("subject_id", "=", id)]),
        eb.and([
          eb("actor_user_id", "=", id),
          eb("chain", "in", eb.selectFrom("memberships").select("organisation_id").where("user_id", "=", id)),
        ]),
      ]),
    )
    .orderBy("at", "desc")
    .limit(MOST)
    .execute();

/** Requests the person filed; the title only while the person still belongs to the enterprise. */
const requests = (db: Db, id: string) =>
  db
    .selectFrom("requests as r")
    .leftJoin("memberships as m", (join) =>
      join
        .onRef("m.organisation_id", "=", "r.enterprise_id")
        .onRef("m.user_id", "=", "r.created_by")
        .on("m.status", "=", "active"),
    )
    .select(["r.number", "r.created_at"])
    .select((eb) => [
      eb.case().when("m.id", "is not", null).then(eb.ref("r.title")).end().as("title"),
      eb.case().when("m.id", "is not", null).then(eb.ref("r.status")).end().as("status"),
    ])
    .where("r.created_by", "=", id)
    .orderBy("r.created_at", "desc")
    .limit(MOST)
    .execute();

const signatures = (db: Db, id: string) =>
  db
    .selectFrom("signatories as s")
    .innerJoin("organisations as o", "o.id", "s.provider_id")
    .select(["s.name", "o.name as organisation", "s.valid_from", "s.valid_to", "s.status"])
    .where("s.user_id", "=", id)
    .limit(MOST)
    .execute();

const expertise = (db: Db, id: string) =>
  db
    .selectFrom("experts as e")
    .innerJoin("organisations as o", "o.id", "e.organisation_id")
    .select(["o.name as organisation", "e.title", "e.introduction", "e.fields", "e.regions", "e.status"])
    .where("e.user_id", "=", id)
    .limit(MOST)
    .execute();

const messages = (db: Db, id: string) =>
  db
    .selectFrom("chat_events as e")
    .select(["e.at", "e.type", "e.kind"])
    // what was taken back is served by no way, and this file leaves the house
    .select(
      sql<string>`case when exists (select from chat_events x where x.conversation_id = e.conversation_id
        and x.type = 'redact' and x.target_seq = case e.type when 'edit' then e.target_seq else e.seq end)
        then '' else e.body end`.as("body"),
    )
    .where("e.sender_id", "=", id)
    .where("e.type", "in", ["msg", "edit"])
    .orderBy("e.at", "desc")
    .limit(MOST)
    .execute();

/** What was asked of the assistant; what it cited is public text and only counted. */
const questions = (db: Db, id: string) =>
  db
    .selectFrom("assistant_questions")
    .select(["text", "outcome", "times", "first_at", "last_at"])
    .select(sql<number>`jsonb_array_length(cited)`.as("citations"))
    .where("user_id", "=", id)
    .orderBy("last_at", "desc")
    .limit(MOST)
    .execute();

const PARTS = {
  profile,
  memberships,
  sessions,
  notifications,
  audit,
  requests,
  signatures,
  expertise,
  messages,
  questions,
};

/** Everything that is kept about the actor as a person (PIPL 45), for the actor alone; the taking is written down. */
export async function exportPersonalData(db: Db, actor: Actor): Promise<Record<string, unknown>> {
  const parts: [string, unknown][] = [];
  for (const [name, part] of Object.entries(PARTS)) parts.push([name, await part(db, actor.userId)]);
  await db
    .transaction()
    .execute((tx) => recordAudit(tx, actor, "personal_data.exported", { type: "user", id: actor.userId }));
  return { exportedAt: new Date().toISOString(), ...Object.fromEntries(parts) };
}
