import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { organisationPolicy } from "./organisation.policy";

const lock = async (tx: Tx, id: string) =>
  mustExist(
    await tx.selectFrom("organisations").selectAll().where("id", "=", id).forUpdate().executeTakeFirst(),
  );

async function setStatus(tx: Tx, id: string, status: "active" | "suspended", reason: string | null) {
  await tx
    .updateTable("organisations")
    .set((eb) => ({ status, status_reason: reason, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Shuts an organisation's accounts; its sessions die at once, its records and orders stay. Administrator only. */
export function suspendOrganisation(db: Db, actor: Actor, id: string, reason: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    authorize(organisationPolicy.suspend(actor, id));
    mustHold((await lock(tx, id)).status === "active", "conflict");
    await setStatus(tx, id, "suspended", reason);
    await tx.deleteFrom("sessions").where("organisation_id", "=", id).execute();
    await tx
      .updateTable("users")
      .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
      .where("id", "in", tx.selectFrom("memberships").select("user_id").where("organisation_id", "=", id))
      .execute();
    await announce(tx, actor, "organisation.suspended", { organisationId: id, data: { reason } });
  });
}

/** Opens the organisation's accounts again. */
export function reactivateOrganisation(db: Db, actor: Actor, id: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    authorize(organisationPolicy.suspend(actor, id));
    mustHold((await lock(tx, id)).status === "suspended", "conflict");
    await setStatus(tx, id, "active", null);
    await announce(tx, actor, "organisation.reactivated", { organisationId: id });
  });
}
