import type { Actor } from "../actor";
import { authorize } from "../authorize";
import type { Db } from "../outbox.server";
import { recordAudit } from "../outbox.server";
import type { Duty } from "./duty";

/** The supervisor sets a hub's duty time and what it tells of its services; clocks that run keep their deadline. 403 to others. */
export function saveDuty(db: Db, actor: Actor, duty: Duty) {
  const hubId = actor.hubs?.hubId;
  authorize(actor.organisationKind === "hub" && actor.role === "supervisor" && hubId !== undefined);
  return db.transaction().execute(async (tx) => {
    await tx
      .updateTable("hubs")
      .set({
        duty_periods: JSON.stringify(duty.periods),
        service_content: JSON.stringify({ introduction: duty.introduction, categories: duty.categories }),
      })
      .where("id", "=", hubId)
      .execute();
    await recordAudit(tx, actor, "hub.duty_changed", { type: "hub", id: hubId }, { periods: duty.periods });
  });
}
