import { type Actor, isHub } from "../actor";
import { authorize } from "../authorize";
import { invalid } from "../errors";
import { newId } from "../ids";
import { announce, type Db } from "../outbox.server";
import { judgeUscc } from "./uscc";
import type { WalkIn } from "./walk-in";

/**
 * A hub enters an enterprise that came to its counter, so that it can file for it. Refuses 403 to others, 422 for a
 * code whose check digit fails (that needs the licence, by signing up: DOMAIN 2) or that is here already.
 */
export async function registerWalkIn(db: Db, actor: Actor, input: WalkIn): Promise<{ id: string }> {
  authorize(isHub(actor));
  if (judgeUscc(input.uscc) === "check_failed") invalid({ uscc: "uscc_needs_licence" });
  return db.transaction().execute(async (tx) => {
    const region = await tx
      .selectFrom("regions")
      .select("code")
      .where("code", "=", input.regionCode)
      .executeTakeFirst();
    if (!region) invalid({ regionCode: "invalid_choice" });
    const row = await tx
      .insertInto("organisations")
      .values({
        id: newId(),
        kind: "enterprise",
        name: input.organisationName,
        uscc: input.uscc,
        region_code: input.regionCode,
        address: input.address,
        contact_name: input.contactName,
        contact_phone: input.contactPhone,
      })
      .onConflict((clash) => clash.columns(["uscc", "kind"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) invalid({ uscc: "uscc_here_already" });
    await announce(tx, actor, "organisation.registered", {
      organisationId: row.id,
      data: { kind: "enterprise", channel: "counter" },
    });
    return row;
  });
}
