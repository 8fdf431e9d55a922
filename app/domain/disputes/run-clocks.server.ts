import { THE_CLOCK } from "../actor";
import { claimRequest } from "../clocks/due-requests.queries.server";
import { SWEEP, sweep } from "../clocks/sweep.server";
import type { Db, Tx } from "../outbox.server";
import { decisionOfResult } from "./dispute";
import { stageClock } from "./dispute-clock.queries.server";
import { endDispute } from "./end-dispute.server";
import {
  addStep,
  announceDispute,
  type LockedDispute,
  moveOn,
  saveDispute,
  takeDispute,
} from "./lock-dispute.server";
import { NO_PROPOSAL } from "./settle-dispute.server";

/**
 * What the clock does with disputes whose time is over (DOMAIN 6, 8): mediation ends without a settlement; a re-test that
 * nobody appealed against decides; whoever is late otherwise is told of once, with hub and regulator. Gives how many.
 */
export async function runDisputeClocks(db: Db, now: Date): Promise<number> {
  return sweep(db, await dueDisputes(db, now), (tx, id) => strike(tx, id, now));
}

/** Open disputes past their due moment that the clock has not dealt with; a suspended order's wait. */
export async function dueDisputes(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom("disputes as d")
    .innerJoin("orders as o", "o.id", "d.order_id")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .select("d.id")
    .where("d.status", "not in", ["decided", "withdrawn"])
    .where("d.due_at", "<=", now)
    .where("d.overdue_told_at", "is", null)
    .where("o.suspended_at", "is", null)
    .where("r.suspended_at", "is", null)
    .orderBy("d.due_at")
    .limit(SWEEP)
    .execute();
  return rows.map(({ id }) => id);
}

async function strike(tx: Tx, id: string, now: Date): Promise<boolean> {
  const about = await tx
    .selectFrom("disputes as d")
    .innerJoin("orders as o", "o.id", "d.order_id")
    .select("o.request_id")
    .where("d.id", "=", id)
    .executeTakeFirstOrThrow();
  if (!(await claimRequest(tx, about.request_id))) return false;
  const locked = await takeDispute(tx, id);
  const { row, order } = locked;
  if (!row.due_at || row.due_at > now || row.overdue_told_at || row.ended_at) return false;
  if (order.suspended_at || order.request_suspended) return false;
  // a deadline that rests on an unknown holiday table may move on: it is told of, nothing ends by it
  if (row.status === "mediation" && !row.due_provisional) await endMediation(tx, locked, now);
  else if (row.status === "retested") await conclude(tx, locked);
  else await tellOverdue(tx, locked, now);
  return true;
}

/** 办法, article 21: without a settlement after 45 working days mediation is over. */
async function endMediation(tx: Tx, locked: LockedDispute, now: Date) {
  const status = moveOn(locked, "fail");
  const clock = await stageClock(tx, "resolution_working_days", now);
  await saveDispute(tx, locked, { status, ...NO_PROPOSAL, ...clock });
  await addStep(tx, THE_CLOCK, locked.row.id, "mediation_expired");
  await announceDispute(tx, THE_CLOCK, "dispute.mediation_failed", locked.order, locked.row);
}

async function conclude(tx: Tx, locked: LockedDispute) {
  const retest = await tx
    .selectFrom("dispute_retests")
    .select(["result", "findings"])
    .where("dispute_id", "=", locked.row.id)
    .where("status", "=", "reported")
    .executeTakeFirstOrThrow();
  moveOn(locked, "conclude");
  const decision = decisionOfResult(retest.result ?? "");
  await endDispute(tx, THE_CLOCK, locked, { decision, madeBy: "retest", reasoning: retest.findings ?? "" });
}

async function tellOverdue(tx: Tx, locked: LockedDispute, now: Date) {
  await saveDispute(tx, locked, { overdue_told_at: now });
  await addStep(tx, THE_CLOCK, locked.row.id, "overdue", { data: { stage: locked.row.status } });
  await announceDispute(tx, THE_CLOCK, "dispute.overdue", locked.order, locked.row, {
    stage: locked.row.status,
  });
}
