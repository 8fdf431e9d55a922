import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustBeCurrent, mustHold } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { sideOf } from "../orders/order.policy";
import type { Db } from "../outbox.server";
import { packageCategory } from "./category.queries.server";
import { isOver, keepsCondition } from "./dispute";
import { disputePolicy } from "./dispute.policy";
import { stageClock } from "./dispute-clock.queries.server";
import { keepEvidence } from "./evidence.server";
import { addStep, advanceDispute, announceDispute, lockDispute, saveDispute } from "./lock-dispute.server";

export interface Words {
  text: string;
  expectedVersion?: number | undefined;
}

/**
 * The provider explains its result and opens its raw records 原始记录 to the other side and the hub, whose clock for
 * taking up mediation begins. Refuses: 404, 403 to others, 409 once explained or ended, 415 for unreadable files.
 */
export function explainDispute(
  db: Db,
  store: FileStore,
  actor: Actor,
  id: string,
  input: Words & { files?: readonly IncomingFile[] },
) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    const status = advanceDispute(actor, locked, disputePolicy.explain, "explain", input.expectedVersion);
    const fileIds = await keepEvidence(tx, store, actor, input.files ?? []);
    await saveDispute(tx, locked, {
      status,
      ...(await stageClock(tx, "resolution_working_days", new Date())),
    });
    await addStep(tx, actor, id, "explained", { text: input.text, fileIds });
    await announceDispute(tx, actor, "dispute.explained", locked.order, locked.row);
  });
}

/**
 * Either party adds what it has found since. Never changes the stage. Refuses: 404, 403 to others, 409 once ended.
 */
export function addEvidence(
  db: Db,
  store: FileStore,
  actor: Actor,
  id: string,
  input: Words & { files?: readonly IncomingFile[] },
) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    authorize(disputePolicy.client(actor, locked.facts) || disputePolicy.explain(actor, locked.facts));
    mustHold(!isOver(locked.row.status), "conflict");
    mustBeCurrent(input.expectedVersion, locked.row.version);
    const fileIds = await keepEvidence(tx, store, actor, input.files ?? []);
    await saveDispute(tx, locked, {});
    await addStep(tx, actor, id, "evidence", { text: input.text, fileIds });
    await announceDispute(tx, actor, "dispute.evidence_added", locked.order, locked.row);
  });
}

/**
 * A party undertakes, for its house, that the instruments keep their condition while the dispute lasts
 * (计量法实施细则, article 35). Refuses: 404, 403 to others, 409 where it is no metrology, done already or over.
 */
export function keepCondition(db: Db, actor: Actor, id: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    authorize(disputePolicy.party(actor, locked.facts));
    const { row, order } = locked;
    mustHold(!isOver(row.status) && keepsCondition(await packageCategory(tx, order.package_id)), "conflict");
    const side = sideOf(actor, order);
    const column = side === "enterprise" ? "client_keeps_at" : "provider_keeps_at";
    mustHold(row[column] === null, "conflict");
    mustBeCurrent(expectedVersion, row.version);
    await saveDispute(tx, locked, { [column]: new Date() });
    await addStep(tx, actor, id, "condition_kept", { data: { side } });
    await announceDispute(tx, actor, "dispute.condition_kept", order, row);
  });
}
