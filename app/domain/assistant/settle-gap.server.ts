import type { Actor } from "../actor";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { changeReference } from "../reference/changed.server";

/** Takes a question off the list of what could not be answered; asked in vain again it comes back. Administrators only. */
export function settleGap(db: Db, actor: Actor, id: string): Promise<void> {
  return changeReference(db, actor, { table: "assistant_gaps", id }, async (tx) => {
    mustExist(
      await tx
        .updateTable("assistant_gaps")
        .set({ settled_at: new Date(), settled_by: actor.userId })
        .where("id", "=", id)
        .returning("id")
        .executeTakeFirst(),
    );
  });
}
