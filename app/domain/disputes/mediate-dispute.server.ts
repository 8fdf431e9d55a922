import type { Actor } from "../actor";
import { mustHold } from "../errors";
import type { Db } from "../outbox.server";
import { disputePolicy } from "./dispute.policy";
import { stageClock } from "./dispute-clock.queries.server";
import type { Words } from "./explain-dispute.server";
import { addStep, advanceDispute, announceDispute, lockDispute, saveDispute } from "./lock-dispute.server";
import { NO_PROPOSAL } from "./settle-dispute.server";

/**
 * The hub takes up mediation: 45 working days, testing time not counted [law]. Before the explanation only when its
 * time is over: a silent provider must not stop it. Refuses: 404, 403, 409 `dispute_explanation_due`.
 */
export function mediateDispute(db: Db, actor: Actor, id: string, expectedVersion?: number, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    const { row, order } = locked;
    const status = advanceDispute(actor, locked, disputePolicy.lead, "mediate", expectedVersion);
    mustHold(
      row.status !== "objection" || (row.due_at !== null && row.due_at <= now),
      "dispute_explanation_due",
    );
    await saveDispute(tx, locked, { status, ...(await stageClock(tx, "mediation_working_days", now)) });
    await addStep(tx, actor, id, "mediation");
    await announceDispute(tx, actor, "dispute.mediation_opened", order, row);
  });
}

/** The hub records a talk; both parties read it. Refuses: 404, 403, 409 outside mediation. */
export function noteTalk(db: Db, actor: Actor, id: string, { text, expectedVersion }: Words) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    advanceDispute(actor, locked, disputePolicy.lead, "talk", expectedVersion);
    await saveDispute(tx, locked, {});
    await addStep(tx, actor, id, "talk", { text });
    await announceDispute(tx, actor, "dispute.talk_noted", locked.order, locked.row);
  });
}

/** The hub ends mediation without a settlement, with its reason. Refuses: 404, 403, 409 outside mediation. */
export function failMediation(db: Db, actor: Actor, id: string, { text, expectedVersion }: Words) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    const status = advanceDispute(actor, locked, disputePolicy.lead, "fail", expectedVersion);
    const clock = await stageClock(tx, "resolution_working_days", new Date());
    await saveDispute(tx, locked, { status, failed_reason: text, ...NO_PROPOSAL, ...clock });
    await addStep(tx, actor, id, "mediation_failed", { text });
    await announceDispute(tx, actor, "dispute.mediation_failed", locked.order, locked.row);
  });
}
