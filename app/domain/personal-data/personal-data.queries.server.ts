import { sql } from "kysely";
import type { Db, Tx } from "../outbox.server";
import { KEPT_RECORDS, type KeptRecord } from "./personal-data";

/** How many records of each kind lead back to a person and stay, whatever becomes of the account. */
export async function keptOf(db: Db | Tx, userId: string): Promise<Record<KeptRecord, number>> {
  const { rows } = await sql<Record<KeptRecord, number>>`select
    (select count(*) from audit_entries where actor_user_id = ${userId} and chain = any(array(
       select organisation_id from memberships where user_id = ${userId})) or
       (subject_type = 'user' and subject_id = ${userId}::text))::int as audit,
    (select count(*) from requests where created_by = ${userId})::int as requests,
    (select count(*) from quotes where created_by = ${userId})::int as quotes,
    (select count(*) from awards where awarded_by = ${userId})::int as orders,
    (select count(*) from deliverables where issued_by = ${userId})::int as reports,
    (select count(*) from chat_events where sender_id = ${userId})::int as messages`.execute(db);
  return rows[0] ?? (Object.fromEntries(KEPT_RECORDS.map((kind) => [kind, 0])) as Record<KeptRecord, number>);
}

/** The person's houses, locked in one order, each with its other heads and what is still under way there. */
export async function housesOf(tx: Tx, userId: string) {
  const locked = await tx
    .selectFrom("organisations as o")
    .innerJoin("memberships as m", "m.organisation_id", "o.id")
    .select(["o.id", "o.name", "o.kind", "m.id as membership_id", "m.role"])
    .where("m.user_id", "=", userId)
    .where("m.status", "=", "active")
    .orderBy("o.id")
    .forUpdate("o")
    .execute();
  const houses = [];
  for (const house of locked)
    houses.push({ ...house, openWork: await hasOpenWork(tx, house.id, house.kind) });
  return houses;
}

/** Ranked statuses are those on the way (DOMAIN 5); a draft was never handed in. */
const OPEN_REQUEST = sql`r.status <> 'draft' and request_status_rank(r.status) is not null`;
const OPEN_ORDER = sql`d.status not in ('closed','cancelled')`;

/** Whether a house owes anybody anything; who supervises or runs the platform is never done. */
async function hasOpenWork(tx: Tx, id: string, kind: string): Promise<boolean> {
  if (kind === "regulator" || kind === "platform") return true;
  const { rows } = await sql<{ open: boolean }>`select
    exists (select from requests r where ${OPEN_REQUEST} and (r.enterprise_id = ${id}
      or r.hub_id = (select hub_id from organisations where id = ${id})))
    or exists (select from orders d where ${OPEN_ORDER} and (d.enterprise_id = ${id} or d.provider_id = ${id}
      or d.hub_id = (select hub_id from organisations where id = ${id})))
    or exists (select from quotes q join packages p on p.id = q.package_id
      where q.provider_id = ${id} and q.status = 'active' and p.status in ('quoting','comparing')) as open`.execute(
    tx,
  );
  return rows[0]?.open ?? true;
}
