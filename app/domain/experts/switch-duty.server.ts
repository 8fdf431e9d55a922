import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { type Db, recordAudit } from "../outbox.server";
import { ownExpert } from "./expert-rows.server";

/** An expert says whether new conversations may come to him; what he has stays his. Begins his profile. 403 to others. */
export async function switchDuty(db: Db, actor: Actor, onDuty: boolean): Promise<void> {
  authorize(actor.role === "expert");
  await db.transaction().execute(async (tx) => {
    const id = await ownExpert(tx, actor);
    if (!id) return;
    await tx
      .updateTable("experts")
      .set({ status: onDuty ? "active" : "paused", version: sql`version + 1` })
      .where("id", "=", id)
      .execute();
    await recordAudit(tx, actor, "expert.switched", { type: "expert", id }, { onDuty });
  });
}
