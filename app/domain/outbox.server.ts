import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "~db/connection";
import { type Author, SYSTEM_CHAIN } from "./actor";
import { newId } from "./ids";

export type Tx = Transaction<Database>;
export type Db = Kysely<Database>;

/** What an event is about. `providerId` marks dealings that no rival may see; `data` never carries amounts. */
export interface Subject {
  requestId?: string;
  packageId?: string;
  orderId?: string;
  providerId?: string;
  organisationId?: string;
  data?: Record<string, unknown>;
  /** What the audit entry names; the most specific id above when left out. */
  audit?: { type: string; id: string };
}

function auditSubject(subject: Subject) {
  if (subject.audit) return subject.audit;
  const found = (["orderId", "packageId", "requestId", "providerId", "organisationId"] as const).find(
    (key) => subject[key],
  );
  return found ? { type: found.slice(0, -2), id: subject[found] as string } : { type: "system", id: "" };
}

/** Adds a job in this transaction: it runs if, and only if, the transaction commits; those of one `queue` one by one. */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: object,
  options: { key?: string; runAt?: Date; queue?: string } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json,
    job_key := ${options.key ?? null}::text, run_at := ${options.runAt ?? null}::timestamptz,
    queue_name := ${options.queue ?? null}::text)`.execute(tx);
}

/** Writes one link of the actor's audit chain. Called last: the chain's head stays locked until the commit. */
export async function recordAudit(
  tx: Tx,
  author: Author,
  action: string,
  about: { type: string; id: string },
  data: object = {},
): Promise<void> {
  await sql`select append_audit(${author.organisationId ?? SYSTEM_CHAIN}::uuid, ${author.userId}::uuid, ${action},
    ${about.type}, ${about.id}, ${JSON.stringify(data)}::jsonb)`.execute(tx);
}

/**
 * Says what happened: the timeline row, the job that tells people and the audit entry, in the caller's transaction and
 * in one statement, so that the chain's head is locked once and for as short as can be: last, each step reading the one
 * before. Nothing is announced that did not commit. Returns the event's id.
 */
export async function announce(tx: Tx, author: Author, kind: string, subject: Subject): Promise<string> {
  const id = newId();
  const about = auditSubject(subject);
  const data = JSON.stringify(subject.data ?? {});
  await sql`
    with said as (
      insert into events (id, kind, request_id, package_id, order_id, provider_id, organisation_id, actor_user_id,
        actor_organisation_id, data)
      values (${id}, ${kind}, ${subject.requestId ?? null}, ${subject.packageId ?? null}, ${subject.orderId ?? null},
        ${subject.providerId ?? null}, ${subject.organisationId ?? null}, ${author.userId}, ${author.organisationId},
        ${data}::jsonb)
      returning id
    ), told as materialized (
      select graphile_worker.add_job('tell', payload := json_build_object('eventId', id), job_key := 'tell:' || id)
      from said
    )
    select append_audit(${author.organisationId ?? SYSTEM_CHAIN}::uuid, ${author.userId}::uuid, ${kind},
      ${about.type}, ${about.id}, ${data}::jsonb) from told`.execute(tx);
  return id;
}
