import type { Db, Tx } from "../outbox.server";
import { MODEL_VERSION } from "./credit";
import type { CreditResult } from "./model";

/** The stored breakdown of an assessment: every figure, and the events behind it. */
export type Breakdown = Pick<CreditResult, "components" | "immediate" | "capped">;

interface Latest {
  grade: string;
  breakdown: unknown;
  offered: boolean;
  model_version: string | null;
}

/** The standing assessment of each category; one given by hand in earlier times has no breakdown. */
export async function latestAssessments(db: Db, providerId: string): Promise<Map<string, Latest>> {
  const rows = await db
    .selectFrom("provider_grades as g")
    .leftJoin("credit_assessments as a", "a.id", "g.assessment_id")
    .select(["g.category", "g.grade", "g.offered", "a.model_version", "a.breakdown"])
    .where("g.provider_id", "=", providerId)
    .execute();
  return new Map(rows.map(({ category, ...row }) => [category, row]));
}

export interface Snapshot {
  id: string;
  category: string;
  today: string;
  now: Date;
  offered: boolean;
  score: number;
  grade: string;
  orders: number;
  breakdown: Breakdown;
}

/** Writes snapshots and what the gate reads of them, two statements. */
export async function saveAssessments(tx: Tx, providerId: string, rows: readonly Snapshot[]) {
  if (rows.length === 0) return;
  await tx
    .insertInto("credit_assessments")
    .values(
      rows.map(({ id, category, today, now, score, grade, orders, breakdown }) => ({
        id,
        provider_id: providerId,
        category,
        model_version: MODEL_VERSION,
        score,
        grade,
        orders,
        breakdown: JSON.stringify(breakdown),
        as_of: today,
        assessed_at: now,
      })),
    )
    .execute();
  await tx
    .insertInto("provider_grades")
    .values(
      rows.map(({ id, category, today, score, grade, offered }) => ({
        provider_id: providerId,
        category,
        grade,
        as_of: today,
        score,
        assessment_id: id,
        offered,
      })),
    )
    .onConflict((clash) =>
      clash.columns(["provider_id", "category"]).doUpdateSet((eb) => ({
        grade: eb.ref("excluded.grade"),
        as_of: eb.ref("excluded.as_of"),
        score: eb.ref("excluded.score"),
        assessment_id: eb.ref("excluded.assessment_id"),
        offered: eb.ref("excluded.offered"),
      })),
    )
    .execute();
}
