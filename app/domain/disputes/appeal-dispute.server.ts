import type { Actor } from "../actor";
import { mustHold } from "../errors";
import { sideOf } from "../orders/order.policy";
import type { Db } from "../outbox.server";
import { disputePolicy } from "./dispute.policy";
import { stageClock } from "./dispute-clock.queries.server";
import type { Words } from "./explain-dispute.server";
import { addStep, advanceDispute, announceDispute, lockDispute, saveDispute } from "./lock-dispute.server";

/**
 * Either party appeals against the re-test, within 15 days of its result [law]; city or province name a panel. Refuses:
 * 404, 403 to others, 409 in another stage, `appeal_over` when the days are over even if the clock has not struck yet.
 */
export function appealDispute(
  db: Db,
  actor: Actor,
  id: string,
  { text, expectedVersion }: Words,
  now = new Date(),
) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    const { row, order } = locked;
    const status = advanceDispute(actor, locked, disputePolicy.party, "appeal", expectedVersion);
    mustHold(row.due_at !== null && row.due_at > now, "appeal_over");
    const side = sideOf(actor, order);
    const clock = await stageClock(tx, "resolution_working_days", now);
    await saveDispute(tx, locked, { status, appealed_by: side, ...clock });
    await addStep(tx, actor, id, "appealed", { text, data: { side } });
    await announceDispute(tx, actor, "dispute.appealed", order, row, { by: side });
  });
}

/**
 * Where nothing can be tested again (the sample is used up, advice was the service), the hub refers a failed mediation to
 * a panel, with the reason. Refuses: 404, 403, 409 unless mediation has failed.
 */
export function referDispute(
  db: Db,
  actor: Actor,
  id: string,
  { text, expectedVersion }: Words,
  now = new Date(),
) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    const status = advanceDispute(actor, locked, disputePolicy.lead, "refer", expectedVersion);
    await saveDispute(tx, locked, { status, ...(await stageClock(tx, "resolution_working_days", now)) });
    await addStep(tx, actor, id, "referred", { text });
    await announceDispute(tx, actor, "dispute.referred", locked.order, locked.row);
  });
}
