import { sql, type Updateable } from "kysely";
import type { Database } from "~db/connection";
import type { Actor, Author } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustExist } from "../errors";
import { newId } from "../ids";
import { type LockedOrder, lockOrder, mustBeOpen } from "../orders/lock-order.server";
import { announce, type Tx } from "../outbox.server";
import { type DisputeEvent, type DisputeStatus, disputeLifecycle } from "./dispute";
import { type DisputeFacts, disputePolicy } from "./dispute.policy";
import { seatsOf } from "./panel.queries.server";

/** The dispute with its order, both locked, the order first, as everywhere. Unknown: 404. */
export async function takeDispute(tx: Tx, id: string) {
  const found = mustExist(
    await tx.selectFrom("disputes").select("order_id").where("id", "=", id).executeTakeFirst(),
  );
  const order = await lockOrder(tx, found.order_id);
  const row = await tx
    .selectFrom("disputes")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const panel = await seatsOf(tx, id);
  return { row, order, panel, facts: { ...order, panel } };
}
export type LockedDispute = Awaited<ReturnType<typeof takeDispute>>;

/** The same for somebody who acts: what he may not see does not exist. */
export async function lockDispute(tx: Tx, actor: Actor, id: string): Promise<LockedDispute> {
  const locked = await takeDispute(tx, id);
  authorizeSight(disputePolicy.see(actor, locked.facts));
  return locked;
}

type Rule = (actor: Actor, facts: DisputeFacts) => boolean;

/** Permission, then state, then version (DOMAIN 5). Gives the state after `event`; a suspended order takes none. */
export function advanceDispute(
  actor: Actor,
  locked: LockedDispute,
  rule: Rule,
  event: DisputeEvent,
  expectedVersion?: number,
): DisputeStatus {
  authorize(rule(actor, locked.facts));
  const status = moveOn(locked, event);
  mustBeCurrent(expectedVersion, locked.row.version);
  return status;
}

/** The state after `event`, for whoever needs no permission: the clock. */
export function moveOn({ row, order }: LockedDispute, event: DisputeEvent): DisputeStatus {
  const status = disputeLifecycle.after(row.status, event);
  mustBeOpen(order);
  return status;
}

export type DisputeChanges = Omit<Updateable<Database["disputes"]>, "id" | "version">;

export async function saveDispute(tx: Tx, { row }: LockedDispute, changes: DisputeChanges) {
  await tx
    .updateTable("disputes")
    .set({ ...changes, version: sql`version + 1` })
    .where("id", "=", row.id)
    .execute();
}

interface Step {
  text?: string;
  data?: Record<string, unknown>;
  fileIds?: readonly string[];
}

/** One line of the file, never changed afterwards; its files hang on it. */
export async function addStep(tx: Tx, author: Author, disputeId: string, kind: string, step: Step = {}) {
  const id = newId();
  await tx
    .insertInto("dispute_steps")
    .values({
      id,
      dispute_id: disputeId,
      kind,
      by_user_id: author.userId,
      by_organisation_id: author.organisationId,
      text: step.text ?? "",
      data: JSON.stringify(step.data ?? {}),
    })
    .execute();
  const files = (step.fileIds ?? []).map((file_id) => ({ step_id: id, file_id }));
  if (files.length > 0) await tx.insertInto("dispute_files").values(files).execute();
}

/** Tells those concerned; never an amount, a vote, or what the parties' notes say. */
export const announceDispute = (
  tx: Tx,
  author: Author,
  kind: string,
  order: LockedOrder,
  dispute: { id: string; number: string },
  data: Record<string, unknown> = {},
) =>
  announce(tx, author, kind, {
    requestId: order.request_id,
    packageId: order.package_id,
    orderId: order.id,
    providerId: order.provider_id,
    data: { number: order.number, disputeId: dispute.id, disputeNumber: dispute.number, ...data },
    audit: { type: "dispute", id: dispute.id },
  });
