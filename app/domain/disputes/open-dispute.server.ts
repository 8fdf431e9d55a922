import { sql } from "kysely";
import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import { inForce } from "../deliverables/deliverable-rows.server";
import { mustHold } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import { advanceOrder, type LockedOrder, lockOrder, permit, saveOrder } from "../orders/lock-order.server";
import { orderPolicy } from "../orders/order.policy";
import type { Db, Tx } from "../outbox.server";
import { nextSerial, plainNumber } from "../serials.server";
import type { DisputeStatus } from "./dispute";
import { stageClock } from "./dispute-clock.queries.server";
import type { Objection } from "./dispute-inputs";
import { keepEvidence } from "./evidence.server";
import { addStep, announceDispute } from "./lock-dispute.server";

const FIRST: DisputeStatus = "objection";

/**
 * The enterprise objects to the report: the acceptance clock stops and a dispute `ZY-<region>-<year>-<serial>` is open,
 * whose first clock is the provider's, for its explanation. Gives its id. Refuses: 404, 403 to all but the client, 409
 * when there is no report to object to, `dispute_final` when this report has been decided on, or re-tested, before, 415 for files that are neither PDF nor photo.
 */
export function openDispute(
  db: Db,
  store: FileStore,
  actor: Actor,
  orderId: string,
  input: Objection & { files?: readonly IncomingFile[]; expectedVersion?: number | undefined },
  now = new Date(),
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.client);
    const status = advanceOrder(order, "dispute", { expectedVersion: input.expectedVersion });
    await mustBeUndecided(tx, order.id);
    const fileIds = await keepEvidence(tx, store, actor, input.files ?? []);
    const { reason, wants } = input;
    await saveOrder(tx, order, {
      status,
      dispute_reason: reason,
      disputed_at: now,
      auto_accept_at: null,
      follow_up_due_at: null,
    });
    const dispute = await insertDispute(tx, order, input, now);
    await addStep(tx, actor, dispute.id, "opened", { text: reason, data: { wants }, fileIds });
    await announceDispute(tx, actor, "order.disputed", order, dispute, { reason: reason.slice(0, 300) });
    return dispute.id;
  });
}

/** A decision that the report stands is final, and whoever withdrew after the re-test gets no second one. */
async function mustBeUndecided(tx: Tx, orderId: string) {
  const report = await inForce(tx, orderId);
  const { rows } =
    await sql`select from disputes d where d.order_id = ${orderId} and d.deliverable_id = ${report?.id ?? null}
    and (exists (select from dispute_decisions c where c.dispute_id = d.id)
      or exists (select from dispute_retests r where r.dispute_id = d.id and r.status = 'reported')) limit 1`.execute(
      tx,
    );
  mustHold(rows.length === 0, "dispute_final");
}

async function insertDispute(tx: Tx, order: LockedOrder, { reason, wants }: Objection, now: Date) {
  const year = Number(chinaDay(now).slice(0, 4));
  const serial = await nextSerial(tx, "dispute", order.region_code, year);
  const dispute = { id: newId(), number: plainNumber("ZY", order.region_code, year, serial) };
  const left = order.auto_accept_at && Math.round((order.auto_accept_at.getTime() - now.getTime()) / 1000);
  await tx
    .insertInto("disputes")
    .values({
      ...dispute,
      order_id: order.id,
      enterprise_id: order.enterprise_id,
      provider_id: order.provider_id,
      hub_id: order.hub_id,
      deliverable_id: (await inForce(tx, order.id))?.id ?? null,
      status: FIRST,
      reason,
      wants,
      from_status: order.status,
      accept_seconds_left: left,
      opened_at: now,
      ...(await stageClock(tx, "resolution_working_days", now)),
    })
    .execute();
  return dispute;
}
