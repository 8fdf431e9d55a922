import type { Actor } from "../actor";
import { loadClockSettings } from "../clocks/settings.queries.server";
import { acceptedFacts } from "../orders/accept-order.server";
import { advanceOrder, saveOrder } from "../orders/lock-order.server";
import type { Db, Tx } from "../outbox.server";
import { disputePolicy } from "./dispute.policy";
import { NO_CLOCK } from "./dispute-clock.queries.server";
import { recallRetest } from "./end-dispute.server";
import type { Words } from "./explain-dispute.server";
import {
  addStep,
  advanceDispute,
  announceDispute,
  type LockedDispute,
  lockDispute,
  saveDispute,
} from "./lock-dispute.server";
import { tellRetester } from "./tell-retester.server";

const DAY = 86_400;

/**
 * The enterprise takes its objection back: the order is where it was, with as much of the acceptance clock as was left,
 * a day at least. Refuses: 404, 403 to others, 409 once it has ended.
 */
export function withdrawDispute(
  db: Db,
  actor: Actor,
  id: string,
  { text, expectedVersion }: Words,
  now = new Date(),
) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    const { row, order } = locked;
    const status = advanceDispute(actor, locked, disputePolicy.client, "withdraw", expectedVersion);
    await restoreOrder(tx, locked, now);
    const retest = await recallRetest(tx, id, text);
    await saveDispute(tx, locked, { status, ended_by: "withdrawal", ended_at: now, ...NO_CLOCK });
    await addStep(tx, actor, id, "withdrawn", { text });
    if (retest) await tellRetester(tx, actor, "retest.recalled", row, retest);
    await announceDispute(tx, actor, "dispute.withdrawn", order, row);
  });
}

async function restoreOrder(tx: Tx, { row, order }: LockedDispute, now: Date) {
  if (row.from_status === "accepted") {
    const status = advanceOrder(order, "decide_accepted");
    const { accepted_at, ...clocks } = await acceptedFacts(tx, now);
    return saveOrder(tx, order, { status, ...clocks });
  }
  const { acceptance_days } = await loadClockSettings(tx);
  const left = Math.max(DAY, row.accept_seconds_left ?? acceptance_days * DAY);
  const status = advanceOrder(order, "restore");
  return saveOrder(tx, order, { status, auto_accept_at: new Date(now.getTime() + left * 1000) });
}
