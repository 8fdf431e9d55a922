import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { readPageKey, writePageKey } from "../page-key";
import { assistantPolicy } from "./assistant.policy";

const PAGE = 25;

export interface Gap {
  id: string;
  text: string;
  times: number;
  lastAt: Date;
}

/** What was asked and could not be answered, the most asked first, a page at a time; no person is in it. */
export async function listGaps(db: Db, actor: Actor, { after }: { after?: string | undefined }) {
  authorize(assistantPolicy.readGaps(actor));
  const key = readPageKey(after);
  const beyond = Math.min(Math.trunc(Number(key?.text)) || 0, 2_147_483_647);
  const rows = await db
    .selectFrom("assistant_gaps")
    .select(["id", "text", "times", "last_at as lastAt"])
    .where("settled_at", "is", null)
    .$if(key !== null, (query) =>
      query.where(sql<boolean>`(times, id) < (${beyond}::integer, ${key?.id ?? null}::uuid)`),
    )
    .orderBy("times", "desc")
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  const gaps: Gap[] = rows.slice(0, PAGE);
  const last = gaps.at(-1);
  return { gaps, next: rows.length > PAGE && last ? writePageKey(String(last.times), last.id) : null };
}

export interface AssistantFigures {
  asked: number;
  answered: number;
  helpful: number;
  unhelpful: number;
}

/** What was asked in the last 30 days, and what was said of the answers. */
export async function assistantFigures(db: Db): Promise<AssistantFigures> {
  const { rows } = await sql<AssistantFigures>`
    with recent as materialized (select id, outcome, times from assistant_questions where last_at > now() - interval '30 days')
    select coalesce(sum(times), 0)::int as asked,
      coalesce(sum(times) filter (where outcome = 'answered'), 0)::int as answered,
      (select count(*)::int from assistant_votes v join recent r on r.id = v.question_id where v.helpful) as helpful,
      (select count(*)::int from assistant_votes v join recent r on r.id = v.question_id where not v.helpful) as unhelpful
    from recent`.execute(db);
  return mustExist(rows[0]);
}
