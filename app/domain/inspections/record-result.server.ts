import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { chinaDay } from "../china-day";
import { recordCreditEvent } from "../credit/record-event.server";
import { voidCause } from "../credit/void-cause.server";
import { invalid, mustBeCurrent } from "../errors";
import { newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import { checkLifecycle, outcomeOf, type ResultInput, TO_RECTIFY } from "./inspection";
import { inspectionPolicy } from "./inspection.policy";
import {
  announceCheck,
  type LockedCheck,
  lockCheck,
  NO_CLOCK,
  rectifyClock,
  saveCheck,
} from "./lock-check.server";

/**
 * The office records what was found, a finding for each matter, and thereby publishes it (一公开); the provider is told. A
 * second time it is a correction: a further edition with its reason, the earlier ones stay. Something to put right sets
 * a clock of working days. Refuses 404, 403, 412; 422 for a day ahead of today or before the draw, for inspectors who
 * were not drawn, for a matter without a finding, and for a correction without its reason.
 */
export function recordResult(db: Db, actor: Actor, id: string, input: ResultInput): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const check = await lockCheck(tx, actor, id);
    authorize(inspectionPolicy.manage(actor, check));
    const outcome = outcomeOf(input.findings);
    const rectifies = TO_RECTIFY.includes(outcome);
    const status = checkLifecycle.after(check.status, rectifies ? "find" : "clear");
    mustBeCurrent(input.expectedVersion, check.version);
    const edition = await nextEdition(tx, id);
    await judge(tx, check, input, edition);
    const now = new Date();
    await tx
      .insertInto("inspection_results")
      .values({
        id: newId(),
        check_id: id,
        edition,
        visited_on: input.visitedOn,
        inspector_ids: input.inspectors,
        outcome,
        findings: JSON.stringify(
          check.matters.map((matter, index) => ({ matter, ...input.findings[index] })),
        ),
        correction_reason: edition === 1 ? null : (input.correction ?? ""),
        recorded_by: actor.userId,
      })
      .execute();
    if (check.status === "answered") await setAside(tx, actor, id, now, input.correction ?? "");
    const clock = rectifies ? await rectifyClock(tx, now, input.dueDays) : NO_CLOCK;
    await saveCheck(tx, id, { status, outcome, ...clock });
    await keepCredit(tx, actor, check, input, { rectifies, edition });
    const kind = edition === 1 ? "inspection.published" : "inspection.corrected";
    const reason = edition === 1 ? {} : { reason: input.correction };
    await announceCheck(tx, actor, kind, check, { outcome, edition, visitedOn: input.visitedOn, ...reason });
  });
}

/**
 * What has to be put right counts in the provider's credit, once however often the result is corrected; a correction that
 * finds nothing takes it out again, and one that then finds something after all is a cause of its own.
 */
async function keepCredit(
  tx: Tx,
  actor: Actor,
  check: LockedCheck,
  input: ResultInput,
  { rectifies, edition }: { rectifies: boolean; edition: number },
) {
  const cause = `inspection:${check.id}`;
  const counted = TO_RECTIFY.includes(check.outcome ?? "");
  if (rectifies && !counted) {
    await recordFinding(tx, actor, check, input, edition === 1 ? cause : `${cause}:${edition}`);
  }
  if (!rectifies && counted) {
    const reason = input.correction ?? "";
    const statement = `${check.number} · ${reason}`;
    await voidCause(tx, actor, { providerId: check.provider_id, cause, statement, reason });
  }
}

function recordFinding(
  tx: Tx,
  actor: Actor,
  check: LockedCheck,
  { findings, visitedOn }: ResultInput,
  causeKey: string,
) {
  const found = check.matters.flatMap((matter, index) => {
    const { outcome = "pass", note = "" } = findings[index] ?? {};
    return TO_RECTIFY.includes(outcome) ? [`${matter}: ${note}`] : [];
  });
  return recordCreditEvent(tx, actor, {
    providerId: check.provider_id,
    kind: "inspection_finding",
    day: visitedOn,
    evidence: found.join("\n").slice(0, 2000),
    reference: check.number,
    causeKey,
  });
}

async function nextEdition(tx: Tx, checkId: string): Promise<number> {
  const { last } = await tx
    .selectFrom("inspection_results")
    .select((eb) => eb.fn.coalesce(eb.fn.max("edition"), eb.lit(0)).as("last"))
    .where("check_id", "=", checkId)
    .executeTakeFirstOrThrow();
  return Number(last) + 1;
}

/** Kind words for what the database refuses anyway, and the days it cannot judge. */
async function judge(tx: Tx, check: LockedCheck, input: ResultInput, edition: number): Promise<void> {
  if (input.visitedOn > chinaDay()) invalid({ visitedOn: "future_date" });
  if (input.visitedOn < chinaDay(check.drawn_at)) invalid({ visitedOn: "day_before_draw" });
  if (input.findings.length !== check.matters.length) invalid({ findings: "required" });
  if (edition > 1 && !input.correction) invalid({ correction: "required" });
  const drawn = await tx
    .selectFrom("inspection_check_inspectors")
    .select("inspector_id")
    .where("check_id", "=", check.id)
    .execute();
  const known = new Set(drawn.map(({ inspector_id }) => inspector_id));
  const named = new Set(input.inspectors);
  if (named.size < 2 || [...named].some((each) => !known.has(each)))
    invalid({ inspectors: "invalid_choice" });
}

/** An answer to what has been corrected waits for nobody: it is returned with the correction. */
async function setAside(tx: Tx, actor: Actor, checkId: string, now: Date, note: string): Promise<void> {
  await tx
    .updateTable("inspection_answers")
    .set({ decision: "returned", decision_note: note, decided_by: actor.userId, decided_at: now })
    .where("check_id", "=", checkId)
    .where("decision", "is", null)
    .execute();
}
