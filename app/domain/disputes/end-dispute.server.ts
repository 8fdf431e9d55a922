import type { Author } from "../actor";
import { recordOrderEvent } from "../credit/record-order-event.server";
import { revokeInForce } from "../deliverables/deliverable-rows.server";
import { acceptedFacts } from "../orders/accept-order.server";
import { advanceOrder, type LockedOrder, saveOrder } from "../orders/lock-order.server";
import type { OrderEvent } from "../orders/order";
import type { Tx } from "../outbox.server";
import { against, type Decision } from "./dispute";
import { NO_CLOCK } from "./dispute-clock.queries.server";
import type { Reasoned } from "./dispute-inputs";
import {
  addStep,
  announceDispute,
  type DisputeChanges,
  type LockedDispute,
  saveDispute,
} from "./lock-dispute.server";
import { tellRetester } from "./tell-retester.server";

const EVENTS: Record<Decision, OrderEvent> = {
  accepted: "decide_accepted",
  redo: "decide_redo",
  revoked: "revoke",
};

export interface Ending {
  decision: Decision;
  madeBy: "settlement" | "retest" | "panel";
  reasoning: string;
  evidence?: Reasoned;
  changes?: DisputeChanges;
}

/**
 * The one way a dispute ends with a decision: the order goes on by its own lifecycle (accepted, done again, report
 * revoked), the decision is kept once and for ever. The caller has locked, authorised and advanced. Call it last.
 */
export async function endDispute(tx: Tx, author: Author, locked: LockedDispute, ending: Ending) {
  const { order, row } = locked;
  const { decision, madeBy, reasoning } = ending;
  const status = advanceOrder(order, EVENTS[decision]);
  if (decision === "revoked") await revokeInForce(tx, order.id, reasoning.slice(0, 500));
  await saveOrder(tx, order, {
    status,
    ...(decision === "accepted"
      ? { ...(await acceptedFacts(tx)), accepted_automatically: false }
      : // work done again ends in a new report that supersedes the old one
        { accepted_at: null, auto_accept_at: null, follow_up_due_at: null }),
  });
  await keepDecision(tx, row.id, ending);
  await saveDispute(tx, locked, { ...ending.changes, ...over(madeBy) });
  await addStep(tx, author, row.id, "decided", { text: reasoning, data: { decision, madeBy } });
  // what both agreed on finds nobody at fault
  if (madeBy !== "settlement" && against(decision) === "provider") {
    await recordOrderEvent(tx, author, order, {
      kind: "dispute_lost",
      cause: `dispute:${row.id}`,
      said: `${row.number} · ${reasoning.slice(0, 500)}`,
    });
  }
  await announceDispute(tx, author, "dispute.decided", order, row, {
    decision,
    against: against(decision),
    madeBy,
  });
}

const over = (endedBy: Ending["madeBy"] | "revocation") =>
  ({ status: "decided", ended_by: endedBy, ended_at: new Date(), ...NO_CLOCK }) as const;

function keepDecision(tx: Tx, disputeId: string, { decision, madeBy, reasoning, evidence }: Ending) {
  return tx
    .insertInto("dispute_decisions")
    .values({
      dispute_id: disputeId,
      decision,
      made_by: madeBy,
      reasoning,
      evidence_rank: evidence?.rank ?? null,
      mandatory_text: evidence?.mandatory ?? null,
      agreed_text: evidence?.agreed ?? null,
      declared_text: evidence?.declared ?? null,
    })
    .execute();
}

/**
 * Somebody who may has revoked the report itself, so there is nothing left to dispute: an open dispute of this locked
 * order ends with it. Gives what `announceRevocation` is to tell, or null without one.
 */
export async function endByRevocation(tx: Tx, author: Author, order: LockedOrder, reason: string) {
  const row = await tx
    .selectFrom("disputes")
    .select(["id", "number"])
    .where("order_id", "=", order.id)
    .where("status", "not in", ["decided", "withdrawn"])
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return null;
  await tx
    .insertInto("dispute_decisions")
    .values({ dispute_id: row.id, decision: "revoked", made_by: "revocation", reasoning: reason })
    .execute();
  const retest = await recallRetest(tx, row.id, reason);
  await tx.updateTable("disputes").set(over("revocation")).where("id", "=", row.id).execute();
  await addStep(tx, author, row.id, "decided", {
    text: reason,
    data: { decision: "revoked", madeBy: "revocation" },
  });
  return { ...row, retest };
}

/** A re-test under way has lost its purpose. Gives whose it was, or undefined. */
export const recallRetest = (tx: Tx, disputeId: string, reason: string) =>
  tx
    .updateTable("dispute_retests")
    .set({ status: "recalled", ended_reason: reason.slice(0, 500), ended_at: new Date() })
    .where("dispute_id", "=", disputeId)
    .where("status", "in", ["asked", "accepted"])
    .returning(["id", "provider_id"])
    .executeTakeFirst();

/** After the revocation itself was announced: that the dispute ended with it. */
export async function announceRevocation(
  tx: Tx,
  author: Author,
  order: LockedOrder,
  ended: NonNullable<Awaited<ReturnType<typeof endByRevocation>>>,
) {
  if (ended.retest) await tellRetester(tx, author, "retest.recalled", ended, ended.retest);
  const data = { decision: "revoked", against: "provider", madeBy: "revocation" };
  await announceDispute(tx, author, "dispute.decided", order, ended, data);
}
