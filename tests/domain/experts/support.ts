import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Actor, OrganisationKind, Role } from "~/domain/actor";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { momentOf } from "~/domain/clocks/working-time";
import { newId } from "~/domain/ids";
import type { Database } from "~db/connection";
import { makeUscc } from "~db/seeds/uscc";

let serial = 40_000;

interface House {
  id: string;
  kind: OrganisationKind;
  name: string;
  regionCode: string;
  hubs: Actor["hubs"];
}

/** 2026-11-16 is a Monday long past on which nobody has the day off. */
export const at = (time: string, day = "2026-11-16") => momentOf(day, time);

/** Houses, people and conversations of one test database, without the cost of passwords. */
export function townOf(db: Kysely<Database>) {
  async function house(kind: OrganisationKind, place: { hubCode?: string; region?: string } = {}) {
    serial += 1;
    const hub = place.hubCode
      ? await db.selectFrom("hubs").selectAll().where("code", "=", place.hubCode).executeTakeFirstOrThrow()
      : null;
    const found: House = {
      id: newId(),
      kind,
      name: `演示组织 ${serial}`,
      regionCode: hub?.region_code ?? place.region ?? "370102",
      hubs: hub && {
        hubId: hub.id,
        level: hub.level as "county",
        ordinal: hub.ordinal,
        lastOrdinal: hub.last_ordinal,
      },
    };
    const uscc = kind === "enterprise" || kind === "provider" ? makeUscc(serial) : null;
    await db
      .insertInto("organisations")
      .values({
        id: found.id,
        kind,
        name: found.name,
        region_code: found.regionCode,
        uscc,
        hub_id: kind === "hub" ? (hub?.id ?? null) : null,
      })
      .execute();
    if (kind === "provider") await db.insertInto("providers").values({ organisation_id: found.id }).execute();
    return found;
  }

  async function person(at_: House, role: Role): Promise<Actor> {
    serial += 1;
    const userId = newId();
    const name = `演示人员 ${serial}`;
    await db
      .insertInto("users")
      .values({
        id: userId,
        login: `e-${serial}`,
        name,
        password_hash: "-",
        email: `e-${serial}@demo.example`,
      })
      .execute();
    await db
      .insertInto("memberships")
      .values({ id: newId(), user_id: userId, organisation_id: at_.id, role })
      .execute();
    const house_ = { organisationId: at_.id, organisationName: at_.name, organisationKind: at_.kind };
    const rest = { login: `e-${serial}`, locale: "zh-CN" as const, epoch: 1, sessionHash: "-" };
    return { userId, name, ...rest, ...house_, role, regionCode: at_.regionCode, hubs: at_.hubs };
  }

  /** An expert with a profile: of testing, for six at once, in his house's hours. */
  async function expert(at_: House, over: Record<string, unknown> = {}) {
    const actor = await person(at_, "expert");
    const id = newId();
    const base = { id, user_id: actor.userId, organisation_id: at_.id, fields: ["testing"], ...over };
    await db.insertInto("experts").values(base).execute();
    return { id, actor };
  }

  /** A new enterprise's own conversation, which waits in the queue of its hub. */
  async function asked(region = "370102", category = "testing") {
    const asker = await person(await house("enterprise", { region }), "owner");
    const { id } = await openConversation(db, asker, { subject: "enterprise", category });
    return { c: id, asker };
  }

  /** The asker's words, as far as clocks and readers are concerned. */
  async function says(c: string, who: Actor, when: Date, part = "asker") {
    await sql`with head as (update conversations set last_seq = last_seq + 1, last_at = ${when},
        awaiting_since = ${part === "expert" ? sql`null` : sql`coalesce(awaiting_since, ${when})`} where id = ${c} returning last_seq)
      insert into chat_events (conversation_id, seq, type, sender_id, sender_organisation_id, part, client_msg_id, kind, body, at)
      select ${c}, last_seq, 'msg', ${who.userId}, ${who.organisationId}, ${part}, ${newId()}, 'text', '您好', ${when} from head`.execute(
      db,
    );
  }

  const talk = (c: string) =>
    db.selectFrom("conversations").selectAll().where("id", "=", c).executeTakeFirstOrThrow();
  const assignments = (c: string) =>
    db
      .selectFrom("expert_assignments")
      .selectAll()
      .where("conversation_id", "=", c)
      .orderBy("assigned_at")
      .execute();
  const changes = async (c: string) => {
    const { rows } = await sql<{
      change: string;
    }>`select data -> 'change' ->> 'change' as change from chat_events
      where conversation_id = ${c} and type in ('assign', 'state') order by seq`.execute(db);
    return rows.map(({ change }) => change);
  };
  const kinds = async (c: string) => {
    const { rows } = await sql<{
      kind: string;
    }>`select kind from events where data ->> 'conversationId' = ${c}
      order by at, id`.execute(db);
    return rows.map(({ kind }) => kind);
  };
  return { house, person, expert, asked, says, talk, assignments, changes, kinds };
}

/** Why `promise` was refused, or null: `await refusalOf(takeConversation(…))`. */
export async function refusalOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error) => error as { kind: string; code: string },
  );
}
