import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustHold } from "../errors";
import { objectClassPolicy } from "../object-classes/object-class.policy";
import { announce, type Db } from "../outbox.server";
import { decidedLimitation, type LimitationDecision } from "./limitation-decision";

/**
 * A hub operator reads a limitation that no rule could, by name, for every row that carries this text. Gives the
 * number of rows. Refuses: anybody but a hub (403), a text that no row waits with any more (409).
 */
export function confirmLimitation(db: Db, actor: Actor, input: LimitationDecision) {
  return db.transaction().execute(async (tx) => {
    authorize(objectClassPolicy.decide(actor));
    const decided = decidedLimitation(input);
    const { numUpdatedRows } = await tx
      .updateTable("scope_items")
      .set({
        limitation_state: "confirmed",
        limitation: decided && JSON.stringify(decided),
        limitation_confirmed_by: actor.userId,
      })
      .where("limitation_text", "=", input.text)
      .where("limitation_state", "=", "unparsed")
      .where("status", "=", "active")
      .executeTakeFirst();
    const rows = Number(numUpdatedRows);
    mustHold(rows > 0, "limitation_not_waiting");
    await announce(tx, actor, "reference.limitation_confirmed", {
      organisationId: actor.organisationId,
      data: { text: input.text, decided, rows },
      audit: { type: "limitation", id: input.text.slice(0, 200) },
    });
    return { rows };
  });
}
