import { sql } from "kysely";
import type { Db } from "../outbox.server";

export interface QueuedJob {
  id: string;
  task: string;
  attempts: number;
  max_attempts: number;
  run_at: Date;
  failed: boolean;
  error: string | null;
}

const SHOWN = 100;

/** Work that waits or failed, failures first. The payload stays out of sight; of an error the first line is shown. */
export async function queuedJobs(db: Db): Promise<QueuedJob[]> {
  const { rows } =
    await sql<QueuedJob>`select id::text, task_identifier as task, attempts::int, max_attempts::int, run_at,
    attempts >= max_attempts as failed, left(split_part(last_error, E'\n', 1), 200) as error
    from graphile_worker.jobs order by (last_error is null), run_at limit ${SHOWN}`.execute(db);
  return rows;
}

/** The latest mails with their state; subjects and bodies stay out of sight. */
export function latestMails(db: Db) {
  return db
    .selectFrom("mails")
    .select(["id", "recipient", "status", "attempts", "last_error", "created_at", "sent_at"])
    .orderBy("created_at", "desc")
    .limit(SHOWN)
    .execute();
}

/** Beyond this many nobody needs to know how many. */
export const MAILS_COUNTED = 10_000;

/** How many mails are in which state, counted up to one more than `MAILS_COUNTED`. */
export async function mailCounts(db: Db) {
  const { rows } = await sql<{ status: string; n: number }>`
    select s.status, (select count(*) from (
      select from mails m where m.status = s.status limit ${MAILS_COUNTED + 1}) few) as n
    from unnest(array['queued', 'sent', 'failed', 'unconfigured']) s(status)`.execute(db);
  return rows;
}
