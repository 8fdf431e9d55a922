import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { chinaDay } from "../china-day";
import { invalid, mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import { announce, type Db } from "../outbox.server";
import type { NewParameterSuspension } from "./accreditation";
import { accreditationPolicy } from "./accreditation.policy";
import { servingOrdinal } from "./lock-accreditation.server";

/** A hub or the provider itself stops one parameter after a failed proficiency test (DOMAIN 4.5). */
export function suspendParameter(
  db: Db,
  actor: Actor,
  input: NewParameterSuspension & { providerId: string },
) {
  return db.transaction().execute(async (tx) => {
    const record = { provider_id: input.providerId, ordinal: await servingOrdinal(tx, input.providerId) };
    authorizeSight(accreditationPolicy.see(actor, record));
    authorize(accreditationPolicy.manage(actor, record) || accreditationPolicy.decide(actor, record));
    const held = await tx
      .selectFrom("scope_items")
      .select("id")
      .where("provider_id", "=", input.providerId)
      .where("parameter_id", "=", input.parameterId)
      .where("status", "=", "active")
      .executeTakeFirst();
    if (!held) invalid({ parameterId: "invalid_choice" });
    const id = newId();
    await tx
      .insertInto("parameter_suspensions")
      .values({
        id,
        provider_id: input.providerId,
        parameter_id: input.parameterId,
        reason: input.reason,
        starts_on: input.startsOn,
        ends_on: input.endsOn ?? null,
        created_by: actor.userId,
      })
      .execute();
    await announce(tx, actor, "accreditation.parameter_suspended", {
      providerId: input.providerId,
      data: { suspensionId: id, parameterId: input.parameterId, reason: input.reason },
    });
    return { id };
  });
}

/** A hub ends a suspension as of yesterday: the provider cannot lift its own. */
export function endParameterSuspension(db: Db, actor: Actor, suspensionId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = mustExist(
      await tx
        .selectFrom("parameter_suspensions")
        .selectAll()
        .where("id", "=", suspensionId)
        .forUpdate()
        .executeTakeFirst(),
    );
    const record = { provider_id: row.provider_id, ordinal: await servingOrdinal(tx, row.provider_id) };
    authorizeSight(accreditationPolicy.see(actor, record));
    authorize(accreditationPolicy.decide(actor, record));
    const yesterday = chinaDay(new Date(Date.now() - 86_400_000));
    mustHold(row.ends_on === null || row.ends_on > yesterday, "conflict");
    await tx
      .updateTable("parameter_suspensions")
      .set({ ends_on: yesterday })
      .where("id", "=", row.id)
      .execute();
    await announce(tx, actor, "accreditation.parameter_lifted", {
      providerId: row.provider_id,
      data: { suspensionId, parameterId: row.parameter_id },
    });
  });
}
