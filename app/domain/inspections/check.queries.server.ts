import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { afterCursor, pageOf } from "../cursor.server";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import type { AnswerView, CheckInspector, ResultView } from "./check";
import type { Finding } from "./inspection";
import { inspectionPolicy } from "./inspection.policy";

const PAGE = 20;

const base = (db: Db) =>
  db
    .selectFrom("inspection_checks as c")
    .innerJoin("inspection_plans as p", "p.id", "c.plan_id")
    .innerJoin("organisations as o", "o.id", "c.provider_id")
    .innerJoin("inspection_objects as x", (join) =>
      join.onRef("x.plan_id", "=", "c.plan_id").onRef("x.provider_id", "=", "c.provider_id"),
    )
    .select([
      "c.id",
      "c.plan_id",
      "c.provider_id",
      "c.position",
      "c.status",
      "c.outcome",
      "c.due_at",
      "c.version",
    ])
    .select(["c.due_provisional", "c.overdue_at", "c.drawn_at", "o.name as provider", "x.grade"])
    .select(["p.number", "p.title", "p.matters", "p.office_id", "p.region_code", "p.starts_on", "p.ends_on"])
    .select(
      sql<
        CheckInspector[]
      >`(select json_agg(json_build_object('id', i.id, 'name', i.name, 'reserve', k.reserve)
        order by k.position) from inspection_check_inspectors k join inspectors i on i.id = k.inspector_id
        where k.check_id = c.id)`.as("inspectors"),
    );

/** The checks of one plan in the order of the draw, each with its latest result. */
export const checksOf = (db: Db, planId: string) =>
  base(db)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("inspection_results as r")
          .select(["r.visited_on", "r.findings", "r.edition"])
          .whereRef("r.check_id", "=", "c.id")
          .orderBy("r.edition", "desc")
          .limit(1)
          .as("last"),
      (join) => join.onTrue(),
    )
    .select(["last.visited_on", "last.edition"])
    .select(sql<Finding[] | null>`last.findings`.as("findings"))
    .where("c.plan_id", "=", planId)
    .orderBy("c.position")
    .execute();
export type CheckLine = Awaited<ReturnType<typeof checksOf>>[number];

/** What a provider was drawn for, the latest first; a page with the cursor of the next. */
export async function checksFor(db: Db, actor: Actor, after?: string | undefined) {
  const rows = await base(db)
    .innerJoin("organisations as f", "f.id", "p.office_id")
    .select(["f.name as office", sql<string>`c.drawn_at::text`.as("at")])
    .where("c.provider_id", "=", actor.organisationId)
    .where(afterCursor(after, "c.drawn_at", "c.id"))
    .orderBy("c.drawn_at", "desc")
    .orderBy("c.id", "desc")
    .limit(PAGE + 1)
    .execute();
  return pageOf(rows, PAGE);
}

/** One check with all its results and answers, for its office, those above it, and the provider; refuses 404. */
export async function findCheck(db: Db, actor: Actor, id: string | undefined) {
  const known = mustExist(idSchema.safeParse(id).data);
  const check = mustExist(
    await base(db)
      .innerJoin("organisations as f", "f.id", "p.office_id")
      .select("f.name as office")
      .select(resultsOf.as("results"))
      .select(answersOf.as("answers"))
      .where("c.id", "=", known)
      .executeTakeFirst(),
  );
  authorizeSight(inspectionPolicy.seeCheck(actor, check));
  return {
    ...check,
    manages: inspectionPolicy.manage(actor, check),
    answering: inspectionPolicy.answer(actor, check),
  };
}
export type CheckPage = Awaited<ReturnType<typeof findCheck>>;

const resultsOf = sql<ResultView[]>`coalesce((
  select json_agg(json_build_object('edition', r.edition, 'visitedOn', r.visited_on, 'outcome', r.outcome,
    'findings', r.findings, 'correctionReason', r.correction_reason, 'recordedAt', r.recorded_at,
    'inspectors', (select json_agg(i.name order by k.position) from inspection_check_inspectors k
      join inspectors i on i.id = k.inspector_id where k.check_id = c.id and k.inspector_id = any(r.inspector_ids))
    ) order by r.edition desc) from inspection_results r where r.check_id = c.id), '[]')`;

const answersOf = sql<AnswerView[]>`coalesce((
  select json_agg(json_build_object('id', a.id, 'round', a.round, 'text', a.text, 'answeredAt', a.answered_at,
    'file', case when f.id is null then null else json_build_object('id', f.id, 'name', f.name, 'size', f.size) end,
    'decision', a.decision, 'decisionNote', a.decision_note, 'decidedAt', a.decided_at) order by a.round)
  from inspection_answers a left join files f on f.id = a.file_id where a.check_id = c.id), '[]')`;

/** The proof that came with an answer, for those who may see the check; refuses 404 to everybody else. */
export async function findProof(db: Db, actor: Actor, answerId: string) {
  const row = mustExist(
    await db
      .selectFrom("inspection_answers as a")
      .innerJoin("files as f", "f.id", "a.file_id")
      .innerJoin("inspection_checks as c", "c.id", "a.check_id")
      .innerJoin("inspection_plans as p", "p.id", "c.plan_id")
      .select(["f.storage_key", "f.name", "f.media_type", "c.provider_id", "p.office_id", "p.region_code"])
      .where("a.id", "=", answerId)
      .executeTakeFirst(),
  );
  authorizeSight(inspectionPolicy.seeCheck(actor, row));
  return row;
}
