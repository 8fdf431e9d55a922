import { createHash } from "node:crypto";
import { sql } from "kysely";
import { expect } from "vitest";
import type { Actor, Role } from "~/domain/actor";
import type { MessageKind } from "~/domain/chat/chat";
import { eventsBetween } from "~/domain/chat/event.queries.server";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { sendMessages } from "~/domain/chat/send-messages.server";
import type { Sending, SendOutcome } from "~/domain/chat/sending";
import { newId } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";
import { marketIn } from "../quotes/market";
import { person } from "../requests/support";

type House = Parameters<typeof person>[1];

/** Somebody who may talk: a person with membership, house and a living browser session. */
export async function talker(db: Db, house: House): Promise<Actor> {
  const actor = await person(db, house);
  return joinHouse(db, actor, house.role);
}

/** Another person of the same house. */
export async function colleague(db: Db, of: Actor, role: Role): Promise<Actor> {
  const userId = newId();
  const login = `p-${userId.slice(-12)}`;
  const name = `演示同事 ${userId.slice(-4)}`;
  await db.insertInto("users").values({ id: userId, login, name, password_hash: "-" }).execute();
  return joinHouse(db, { ...of, userId, login, name }, role);
}

/** The same person with a membership, if he has none, and a living browser session. */
export async function withSession(db: Db, actor: Actor, role: Role): Promise<Actor> {
  const found = await db
    .selectFrom("memberships")
    .select("id")
    .where("user_id", "=", actor.userId)
    .executeTakeFirst();
  return found ? openSession(db, actor) : joinHouse(db, actor, role);
}

async function joinHouse(db: Db, actor: Actor, role: Role): Promise<Actor> {
  const { userId: user_id, organisationId: organisation_id } = actor;
  await db.insertInto("memberships").values({ id: newId(), user_id, organisation_id, role }).execute();
  return openSession(db, { ...actor, role });
}

async function openSession(db: Db, actor: Actor): Promise<Actor> {
  const { userId: user_id, organisationId: organisation_id } = actor;
  const sessionHash = createHash("sha256").update(newId()).digest("hex");
  const later = new Date(Date.now() + 3_600_000);
  await db
    .insertInto("sessions")
    .values({
      id_hash: sessionHash,
      user_id,
      organisation_id,
      channel: "browser",
      expires_at: later,
      absolute_expires_at: later,
    })
    .execute();
  return { ...actor, sessionHash };
}

/** A message of `actor` as the gateway hands it in. */
export function message(actor: Actor, c: string, words: string, more: Partial<Sending> = {}): Sending {
  return {
    userId: actor.userId,
    organisationId: actor.organisationId,
    sessionHash: actor.sessionHash,
    epoch: actor.epoch,
    name: actor.name,
    organisation: actor.organisationName,
    c,
    m: newId(),
    k: "text" satisfies MessageKind,
    b: words,
    att: [],
    ...more,
  };
}

export async function say(db: Db, actor: Actor, c: string, words: string, more: Partial<Sending> = {}) {
  const [outcome] = await sendMessages(db, [message(actor, c, words, more)]);
  return outcome as SendOutcome;
}

/** Sends and gives the place; fails on a refusal. */
export async function said(db: Db, actor: Actor, c: string, words: string, more: Partial<Sending> = {}) {
  const outcome = await say(db, actor, c, words, more);
  if (!outcome.ok) throw new Error(`refused: ${outcome.code} ${outcome.reason ?? ""}`);
  return outcome.seq;
}

/** Makes `actor` an expert of his house, and the conversation's expert. */
export async function assign(db: Db, c: string, actor: Actor): Promise<string> {
  const id = newId();
  const found = await db
    .selectFrom("experts")
    .select("id")
    .where("user_id", "=", actor.userId)
    .executeTakeFirst();
  const expertId = found?.id ?? id;
  if (!found)
    await db
      .insertInto("experts")
      .values({ id, user_id: actor.userId, organisation_id: actor.organisationId, title: "高级工程师" })
      .execute();
  await db
    .insertInto("expert_assignments")
    .values({ id: newId(), conversation_id: c, expert_id: expertId })
    .execute();
  await db
    .insertInto("conversation_people")
    .values({
      conversation_id: c,
      user_id: actor.userId,
      organisation_id: actor.organisationId,
      part: "expert",
    })
    .execute();
  await db
    .updateTable("conversations")
    .set({ status: "assigned", queued_at: null })
    .where("id", "=", c)
    .execute();
  return expertId;
}

/** An enterprise that talks with an expert of its county's hub. */
export async function talk(db: Db) {
  const qiye = await talker(db, { kind: "enterprise", role: "owner" });
  const zhuanjia = await talker(db, { kind: "hub", role: "expert", hubCode: "SD370102" });
  const { id: c } = await openConversation(db, qiye, { subject: "enterprise" });
  const expertId = await assign(db, c, zhuanjia);
  return { c, qiye, zhuanjia, expertId };
}

/** A market on an empty schema, where orders can be made, with the two county hubs that talkers come from. */
export async function marketWithHubs(db: Db) {
  const market = await marketIn(db);
  const top = await db.selectFrom("hubs").select("id").executeTakeFirstOrThrow();
  for (const [index, code] of ["370102", "370112"].entries()) {
    const place = {
      level: "county",
      parent_id: top.id,
      region_code: code,
      ordinal: index + 1,
      last_ordinal: index + 1,
    };
    const names = { name_zh: `演示站 ${code}`, name_en: `Demo hub ${code}`, address: "演示", phone: "0531" };
    await db
      .insertInto("hubs")
      .values({ id: newId(), code: `SD${code}`, ...place, ...names })
      .execute();
  }
  return market;
}

/** Places 1..n without a hole, and the head at the last one; gives the events. */
export async function mustBeDense(db: Db, c: string) {
  const events = await eventsBetween(db, c, 0, undefined, 5000);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const row = await db
    .selectFrom("conversations")
    .select("last_seq")
    .where("id", "=", c)
    .executeTakeFirstOrThrow();
  expect(row.last_seq).toBe(events.length);
  return events;
}

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
/** A file that may be attached. */
export const picture = (name = "餐盒.png") => ({ name, bytes: new Uint8Array(PNG) });

/** What the audit says that somebody did. */
export async function audited(db: Db, actor: Actor, action: string) {
  const { rows } = await sql<{ data: unknown }>`
    select data from audit_entries where action = ${action} and actor_user_id = ${actor.userId}`.execute(db);
  return rows.map(({ data }) => data);
}
