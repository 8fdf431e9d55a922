import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist, mustHold, Refusal } from "../errors";
import type { Tx } from "../outbox.server";
import {
  type LockedPackage,
  type LockedRequest,
  lockOnePackage,
  lockRequest,
} from "../requests/locks.server";
import { quotePolicy } from "./quote.policy";

/**
 * The package a provider wants to quote for, locked, with its invitation. Refuses whoever may not quote (403), one's own
 * request (403), an uninvited provider (404: to it the request does not exist), and a package that takes no quotes (409).
 */
export async function lockForQuoting(tx: Tx, actor: Actor, packageId: string) {
  authorize(quotePolicy.make(actor));
  const { request_id } = mustExist(
    await tx.selectFrom("packages").select("request_id").where("id", "=", packageId).executeTakeFirst(),
  );
  const request = await lockRequest(tx, request_id);
  const pack = await lockOnePackage(tx, request, packageId);
  authorize(!(await isOwnRequest(tx, actor, request.enterprise_id)), "own_request");
  const invitation = mustExist(await invitationOf(tx, packageId, actor.organisationId));
  mustTakeQuotes(request, pack);
  return { request, pack, invitation };
}

/** Refuses with 409 unless the package is in quoting and its deadline has not passed. */
export function mustTakeQuotes(request: LockedRequest, pack: LockedPackage, now = new Date()) {
  mustHold(pack.status === "quoting", "quoting_closed");
  mustHold(pack.quoting_deadline === null || pack.quoting_deadline > now, "quoting_closed");
  if (request.suspended_at !== null) throw new Refusal("conflict", "suspended");
}

const invitationOf = (tx: Tx, packageId: string, providerId: string) =>
  tx
    .selectFrom("invitations")
    .selectAll()
    .where("package_id", "=", packageId)
    .where("provider_id", "=", providerId)
    .executeTakeFirst();

/** Same company by credit code or declared group: nobody quotes to himself (DOMAIN 4, rule 7). */
async function isOwnRequest(tx: Tx, actor: Actor, enterpriseId: string): Promise<boolean> {
  if (actor.organisationId === enterpriseId) return true;
  const row = await tx
    .selectFrom("organisations as me")
    .innerJoin("organisations as client", (join) => join.on("client.id", "=", enterpriseId))
    .select("me.id")
    .where("me.id", "=", actor.organisationId)
    .where((eb) =>
      eb.or([
        eb("me.uscc", "=", eb.ref("client.uscc")),
        eb.and([
          eb("me.declared_group", "=", eb.ref("client.declared_group")),
          eb("me.declared_group", "<>", ""),
        ]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}
