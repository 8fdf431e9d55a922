import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { recordCreditEvent } from "../credit/record-event.server";
import { mustExist, mustHold } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { supervisionPolicy } from "./supervision.policy";

export interface ProviderSuspension {
  providerId: string;
  reason: string;
}

async function lockProvider(tx: Tx, actor: Actor, providerId: string) {
  const provider = await tx
    .selectFrom("providers as p")
    .innerJoin("organisations as o", "o.id", "p.organisation_id")
    .select(["p.suspended_at", "o.region_code"])
    .where("p.organisation_id", "=", providerId)
    .forUpdate("p")
    .executeTakeFirst();
  const found = mustExist(provider);
  authorizeSight(supervisionPolicy.superviseOrganisation(actor, found.region_code));
  return found;
}

/** The regulator stops a provider: the gate refuses it from now on, at invitation, quote, award and issue alike. */
export function suspendProvider(db: Db, actor: Actor, { providerId, reason }: ProviderSuspension) {
  return db.transaction().execute(async (tx) => {
    const provider = await lockProvider(tx, actor, providerId);
    mustHold(provider.suspended_at === null, "already_suspended");
    await tx
      .updateTable("providers")
      .set({ suspended_at: new Date(), suspension_reason: reason })
      .where("organisation_id", "=", providerId)
      .execute();
    await recordCreditEvent(tx, actor, { providerId, kind: "suspended", evidence: reason });
    await announce(tx, actor, "provider.suspended", {
      providerId,
      organisationId: providerId,
      data: { reason },
    });
  });
}

/** The regulator lifts a provider's suspension. */
export function liftProvider(db: Db, actor: Actor, { providerId, reason }: ProviderSuspension) {
  return db.transaction().execute(async (tx) => {
    const provider = await lockProvider(tx, actor, providerId);
    mustHold(provider.suspended_at !== null, "not_suspended");
    await tx
      .updateTable("providers")
      .set({ suspended_at: null, suspension_reason: null })
      .where("organisation_id", "=", providerId)
      .execute();
    await announce(tx, actor, "provider.lifted", {
      providerId,
      organisationId: providerId,
      data: { reason },
    });
  });
}
