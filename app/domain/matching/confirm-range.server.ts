import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustHold } from "../errors";
import { objectClassPolicy } from "../object-classes/object-class.policy";
import { announce, type Db } from "../outbox.server";
import { decidedRange, type RangeDecision } from "./range-decision";

/**
 * A hub operator reads a range that no rule could, by name, for every row of this parameter with this text: the same
 * figures mean another thing for another parameter. Gives the number of rows. Refuses: anybody but a hub (403), a text
 * that no row waits with any more (409).
 */
export function confirmRange(db: Db, actor: Actor, input: RangeDecision) {
  return db.transaction().execute(async (tx) => {
    authorize(objectClassPolicy.decide(actor));
    const decided = decidedRange(input);
    const { numUpdatedRows } = await tx
      .updateTable("scope_items")
      .set({
        range_state: "confirmed",
        range_min: decided?.min ?? null,
        range_max: decided?.max ?? null,
        range_unit: decided?.unit ?? null,
        uncertainty: decided?.uncertainty ?? null,
        range_confirmed_by: actor.userId,
      })
      .where("range_text", "=", input.text)
      .where("parameter_id", "=", input.parameterId)
      .where("range_state", "=", "unparsed")
      .where("status", "=", "active")
      .executeTakeFirst();
    const rows = Number(numUpdatedRows);
    mustHold(rows > 0, "range_not_waiting");
    await announce(tx, actor, "reference.range_confirmed", {
      organisationId: actor.organisationId,
      data: { text: input.text, parameterId: input.parameterId, decided, rows },
      audit: { type: "range", id: input.text.slice(0, 200) },
    });
    return { rows };
  });
}
