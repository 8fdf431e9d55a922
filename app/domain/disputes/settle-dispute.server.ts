import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustBeCurrent, mustHold } from "../errors";
import { lockOrder, permit } from "../orders/lock-order.server";
import { orderPolicy, sideOf } from "../orders/order.policy";
import type { Db, Tx } from "../outbox.server";
import type { Decision } from "./dispute";
import { disputePolicy } from "./dispute.policy";
import type { Settlement } from "./dispute-inputs";
import { endDispute } from "./end-dispute.server";
import {
  addStep,
  advanceDispute,
  announceDispute,
  type LockedDispute,
  lockDispute,
  moveOn,
  saveDispute,
} from "./lock-dispute.server";

export const NO_PROPOSAL = {
  proposed_decision: null,
  proposed_terms: null,
  proposed_at: null,
  client_confirmed_at: null,
  provider_confirmed_at: null,
};

/**
 * The hub proposes a settlement, in the place of an earlier one: what was confirmed before counts no more. Refuses: 404,
 * 403 to others, 409 outside mediation.
 */
export function proposeSettlement(
  db: Db,
  actor: Actor,
  id: string,
  input: Settlement & { expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    advanceDispute(actor, locked, disputePolicy.lead, "talk", input.expectedVersion);
    await propose(tx, actor, locked, input);
  });
}

/**
 * The same, told by the order whose version the caller saw. Refuses also 409 `dispute_missing` for an order without an
 * open dispute.
 */
export function proposeForOrder(
  db: Db,
  actor: Actor,
  orderId: string,
  input: Settlement & { expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.decide);
    const open = await tx
      .selectFrom("disputes")
      .select("id")
      .where("order_id", "=", orderId)
      .where("status", "not in", ["decided", "withdrawn"])
      .executeTakeFirst();
    mustHold(open !== undefined, "dispute_missing");
    const locked = await lockDispute(tx, actor, open.id);
    moveOn(locked, "talk");
    mustBeCurrent(input.expectedVersion, order.version);
    await propose(tx, actor, locked, input);
  });
}

async function propose(tx: Tx, actor: Actor, locked: LockedDispute, { decision, terms }: Settlement) {
  const { row, order } = locked;
  await saveDispute(tx, locked, {
    ...NO_PROPOSAL,
    proposed_decision: decision,
    proposed_terms: terms,
    proposed_at: new Date(),
  });
  await addStep(tx, actor, row.id, "settlement_proposed", { text: terms, data: { decision } });
  await announceDispute(tx, actor, "dispute.settlement_proposed", order, row, { decision });
}

/**
 * A party takes the proposed settlement; the second one ends the dispute with it. Gives whether it has ended. Refuses:
 * 404, 403 to others, 409 without a proposal or when this side has confirmed it, 412 when it was changed since.
 */
export function confirmSettlement(
  db: Db,
  actor: Actor,
  id: string,
  expectedVersion?: number,
): Promise<{ settled: boolean }> {
  return db.transaction().execute(async (tx) => {
    const { locked, side } = await lockProposal(tx, actor, id, expectedVersion);
    const { row, order } = locked;
    const [mine, other] = side === "enterprise" ? OF_CLIENT : OF_PROVIDER;
    mustHold(row[mine] === null, "settlement_confirmed");
    await addStep(tx, actor, id, "settlement_confirmed", { data: { side } });
    const confirmed = { [mine]: new Date() };
    if (row[other] !== null) {
      moveOn(locked, "settle");
      const [decision, reasoning] = [row.proposed_decision as Decision, row.proposed_terms ?? ""];
      await endDispute(tx, actor, locked, { decision, madeBy: "settlement", reasoning, changes: confirmed });
      return { settled: true };
    }
    await saveDispute(tx, locked, confirmed);
    await announceDispute(tx, actor, "dispute.settlement_confirmed", order, row);
    return { settled: false };
  });
}
const OF_CLIENT = ["client_confirmed_at", "provider_confirmed_at"] as const;
const OF_PROVIDER = ["provider_confirmed_at", "client_confirmed_at"] as const;

/** A party does not take it: mediation goes on without a proposal. Refuses as the confirmation does. */
export function declineSettlement(
  db: Db,
  actor: Actor,
  id: string,
  { text, expectedVersion }: { text: string; expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const { locked, side } = await lockProposal(tx, actor, id, expectedVersion);
    await saveDispute(tx, locked, NO_PROPOSAL);
    await addStep(tx, actor, id, "settlement_declined", { text, data: { side } });
    await announceDispute(tx, actor, "dispute.settlement_declined", locked.order, locked.row);
  });
}

async function lockProposal(tx: Tx, actor: Actor, id: string, expectedVersion?: number) {
  const locked: LockedDispute = await lockDispute(tx, actor, id);
  const { row, order, facts } = locked;
  authorize(disputePolicy.party(actor, facts));
  moveOn(locked, "talk");
  mustHold(row.proposed_decision !== null, "settlement_missing");
  mustBeCurrent(expectedVersion, row.version);
  return { locked, side: sideOf(actor, order) };
}
