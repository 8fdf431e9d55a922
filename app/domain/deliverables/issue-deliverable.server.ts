import { sql } from "kysely";
import type { Actor } from "../actor";
import { loadClockSettings } from "../clocks/settings.queries.server";
import type { FileStore, IncomingFile } from "../files";
import { withLegality } from "../matching/with-legality.server";
import {
  advanceOrder,
  announceOrder,
  type LockedOrder,
  lockOrder,
  permit,
  saveOrder,
} from "../orders/lock-order.server";
import { orderPolicy } from "../orders/order.policy";
import type { Db, Tx } from "../outbox.server";
import type { IssueFacts } from "./deliverable";
import { publishEdition } from "./publish-edition.server";
import { readReport } from "./report-file.server";

const DAY = 86_400_000;

export interface IssueInput extends IssueFacts {
  file: IncomingFile;
  origin: string;
  expectedVersion?: number | undefined;
}

/**
 * The authorised signatory issues the report; the acceptance clock starts. Gives its id, number and hashes.
 * Refuses: 403 unless the caller signs for this provider and the gate holds; 409 unless the work is in progress.
 */
export async function issueDeliverable(
  db: Db,
  files: FileStore,
  actor: Actor,
  orderId: string,
  input: IssueInput,
) {
  return withLegality(db, () => db.transaction().execute((tx) => issue(tx, files, actor, orderId, input)));
}

async function issue(tx: Tx, files: FileStore, actor: Actor, orderId: string, input: IssueInput) {
  const order = await lockOrder(tx, orderId);
  permit(actor, order, orderPolicy.sign);
  const status = advanceOrder(order, "issue", {
    held: "refused",
    expectedVersion: input.expectedVersion,
  });
  // opening a file costs; nobody makes us pay who may not issue
  const source = await readReport(input.file);
  const edition = { facts: input, source, origin: input.origin, reason: "redone" };
  const issued = await publishEdition(tx, files, actor, order, edition);
  await saveOrder(tx, order, {
    status,
    first_issued_at: order.first_issued_at ?? issued.issuedAt,
    auto_accept_at: await acceptanceEnd(tx, issued.issuedAt),
  });
  await markHandled(tx, order, issued.issuedAt);
  await announceOrder(tx, actor, "deliverable.issued", order, {
    deliverableId: issued.id,
    deliverableNumber: issued.number,
    sha256: issued.sourceSha256,
  });
  return issued;
}

/** When a report nobody answers counts as accepted: 15 calendar days by default (DOMAIN 6). */
export async function acceptanceEnd(tx: Tx, from: Date): Promise<Date> {
  const { acceptance_days } = await loadClockSettings(tx);
  return new Date(from.getTime() + acceptance_days * DAY);
}

/** 即办: the request's work is done once a report is out. */
const markHandled = (tx: Tx, order: LockedOrder, at: Date) =>
  tx
    .updateTable("requests")
    .set({ handled_at: sql`coalesce(handled_at, ${at})` })
    .where("id", "=", order.request_id)
    .execute();
