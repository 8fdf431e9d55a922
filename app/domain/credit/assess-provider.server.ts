import { isDeepStrictEqual } from "node:util";
import { type Author, THE_CLOCK } from "../actor";
import type { Category } from "../catalogue/service";
import { chinaDay } from "../china-day";
import { newId } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import { MODEL_VERSION } from "./credit";
import { creditFacts, standingEvents } from "./facts.queries.server";
import type { CreditFacts } from "./indicators";
import { lockProvider } from "./lock-provider.server";
import { assess, type CreditResult } from "./model";
import { latestAssessments, saveAssessments } from "./snapshot.queries.server";

export interface GradeChange {
  category: Category;
  from: string | null;
  to: string;
}

/**
 * Computes a provider's credit in every category and keeps what is new of it: a snapshot where score, grade or any
 * figure changed, and the grade the gate reads, in this transaction. The provider's row is locked, so assessments of
 * one provider follow each other and no award passes between. Gives the grades that changed among what it offers.
 */
export async function assessProvider(tx: Tx, providerId: string, now = new Date()): Promise<GradeChange[]> {
  await lockProvider(tx, providerId);
  const today = chinaDay(now);
  const events = await standingEvents(tx, providerId);
  const facts = await creditFacts(tx, providerId, today);
  const before = await latestAssessments(tx, providerId);
  const changed = facts.flatMap(({ category, ...of }) => {
    const result = assess(category, of, events, today);
    const last = before.get(category);
    const row = { id: newId(), category, today, now, offered: offers(of), ...snapshotOf(of, result) };
    const same =
      isDeepStrictEqual(last?.breakdown, row.breakdown) &&
      last?.offered === row.offered &&
      last.model_version === MODEL_VERSION;
    return same ? [] : [{ ...row, from: last?.grade ?? null }];
  });
  await saveAssessments(tx, providerId, changed);
  return changed
    .filter((row) => row.offered && row.from !== null && row.from !== row.grade)
    .map(({ category, from, grade }) => ({ category, from, to: grade }));
}

/** Whether it works in the category at all: scope, a vetted line, or orders. */
const offers = (facts: CreditFacts) => facts.scopeRows + facts.vettedLines + facts.orders > 0;

function snapshotOf(facts: CreditFacts, result: CreditResult) {
  const { score, components, immediate, capped } = result;
  // where it does not work yet it has nothing to be graded by: a low score must not bar its first scope row
  const spared = !offers(facts) && immediate.length === 0 && result.grade === "D";
  const grade = spared ? "C" : result.grade;
  return { score, grade, orders: facts.orders, breakdown: { components, immediate, capped } };
}

/** Assesses again and tells the provider when a grade moved. */
export async function reassess(tx: Tx, author: Author, providerId: string, now?: Date): Promise<void> {
  const changes = await assessProvider(tx, providerId, now);
  if (changes.length === 0) return;
  await announce(tx, author, "credit.graded", {
    providerId,
    organisationId: providerId,
    data: { changes },
  });
}

const BATCH = 500;

/**
 * Nightly: every provider anew, a transaction each, for facts and halvings move without anybody's doing. Gives how many.
 * Who cannot be graded keeps nobody else from it: the failures are thrown together when everybody else was.
 */
export async function assessAll(db: Db, now = new Date(), batch = BATCH): Promise<number> {
  const failures: unknown[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  let done = 0;
  for (;;) {
    const rows = await db
      .selectFrom("providers")
      .select("organisation_id as id")
      .where("organisation_id", ">", after)
      .orderBy("organisation_id")
      .limit(batch)
      .execute();
    for (const { id } of rows) {
      try {
        await db.transaction().execute((tx) => reassess(tx, THE_CLOCK, id, now));
        done++;
      } catch (error) {
        failures.push(error);
      }
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < batch) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} providers were not graded`);
  return done;
}
