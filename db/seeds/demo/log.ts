import { sql } from "kysely";
import { type Author, SYSTEM_CHAIN } from "~/domain/actor";
import type { About } from "./entry";
import type { World } from "./world";

/** Notes what happened at `at`; the same words as the commands announce. Returns the event's id. */
export function note(world: World, at: Date, author: Author, kind: string, about: About): string {
  const id = world.dice.id(at);
  world.log.push({ id, at, author, kind, about });
  return id;
}

/** Mirrors the outbox: the most specific thing an event is about is what its audit entry names. */
function auditSubject(about: About) {
  if (about.audit) return about.audit;
  const keys = ["orderId", "packageId", "requestId", "providerId", "organisationId"] as const;
  const found = keys.find((key) => about[key]);
  return found ? { type: found.slice(0, -2), id: about[found] } : { type: "system", id: "" };
}

/** Turns the log into rows of the timeline, oldest first. */
export function addEvents(world: World): void {
  world.log.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  for (const { id, at, author, kind, about } of world.log) {
    world.rows.add("events", {
      id,
      kind,
      request_id: about.requestId ?? null,
      package_id: about.packageId ?? null,
      order_id: about.orderId ?? null,
      provider_id: about.providerId ?? null,
      organisation_id: about.organisationId ?? null,
      actor_user_id: author.userId,
      actor_organisation_id: author.organisationId,
      data: about.data ?? {},
      at,
    });
  }
}

/**
 * Writes the audit chains with the moments at which things happened, which `append_audit` cannot: it stamps the present.
 * The links are made by the same `audit_hash`, so the chains verify.
 */
export async function writeAudit(world: World): Promise<void> {
  const entries = world.log.map(({ at, author, kind, about }) => {
    const { type, id } = auditSubject(about);
    const chain = author.organisationId ?? SYSTEM_CHAIN;
    return { chain, at, actor: author.userId, action: kind, type, id, data: about.data ?? {} };
  });
  await sql`
    with recursive entry as materialized (
      select x.*, row_number() over (partition by x.chain order by n) as seq
      from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) with ordinality as each(value, n),
        jsonb_to_record(value) as x(chain uuid, at timestamptz, actor uuid, action text, type text, id text, data jsonb)
    ), link as (
      select e.*, repeat('0', 64) as previous,
        audit_hash(repeat('0', 64), e.chain, 1, e.at, e.actor, e.action, e.type, e.id, e.data) as hash
      from entry e where e.seq = 1
      union all
      select e.*, l.hash, audit_hash(l.hash, e.chain, e.seq, e.at, e.actor, e.action, e.type, e.id, e.data)
      from link l join entry e on e.chain = l.chain and e.seq = l.seq + 1
    ), written as (
      insert into audit_entries
      select chain, seq, at, actor, action, type, id, data, previous, hash from link
    )
    insert into audit_heads select distinct on (chain) chain, seq, hash from link order by chain, seq desc
  `.execute(world.db);
}
