import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustBeCurrent } from "../errors";
import { announce, type Db } from "../outbox.server";
import { type AccreditationEvent, accreditationLifecycle } from "./accreditation";
import { accreditationPolicy } from "./accreditation.policy";
import { lockAccreditation } from "./lock-accreditation.server";

const SAID: Record<AccreditationEvent, string> = {
  suspend: "accreditation.suspended",
  lift: "accreditation.lifted",
  withdraw: "accreditation.withdrawn",
};

export interface Stop {
  accreditationId: string;
  event: AccreditationEvent;
  reason: string;
  expectedVersion?: number | undefined;
}

/** A hub's head or a regulator takes a certificate out of force, back into it, or withdraws it for good, with reason. */
export function stopAccreditation(db: Db, actor: Actor, input: Stop): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = await lockAccreditation(tx, actor, input.accreditationId);
    authorize(accreditationPolicy.stop(actor, row));
    const status = accreditationLifecycle.after(row.status, input.event);
    mustBeCurrent(input.expectedVersion, row.version);
    await tx
      .updateTable("accreditations")
      .set({ status, status_reason: status === "active" ? null : input.reason, version: sql`version + 1` })
      .where("id", "=", row.id)
      .execute();
    await announce(tx, actor, SAID[input.event], {
      providerId: row.provider_id,
      data: { accreditationId: row.id, number: row.number, reason: input.reason },
      audit: { type: "accreditation", id: row.id },
    });
  });
}
