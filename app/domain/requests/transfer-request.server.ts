import type { Actor } from "../actor";
import { triageClock } from "../clocks/triage-clock.queries.server";
import { mustExist, mustHold } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import type { TransferInput } from "./hub-commands";
import { advanceWaiting, lockForHub } from "./lock-for-hub.server";
import type { LockedRequest } from "./locks.server";
import { transferRefusal } from "./transfer.policy";

/**
 * The hub passes a request on; the other hub starts with a fresh clock, the origin hub stays on record.
 * Refuses: 403 unless the hub has it or ranks above; 409 unless submitted, beyond its reach, or when after two
 * transfers the parent has to decide; then 412 (DOMAIN 7).
 */
export function transferRequest(db: Db, actor: Actor, input: TransferInput, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const request = await lockForHub(tx, actor, input.requestId);
    await advanceWaiting(tx, request, "transfer", input.expectedVersion);
    await mustReach(tx, actor, request, input.hubId);
    await tx
      .updateTable("requests")
      .set({
        hub_id: input.hubId,
        transfers: request.transfers + 1,
        ...(await triageClock(tx, input.hubId, now)),
      })
      .where("id", "=", request.id)
      .execute();
    await announce(tx, actor, "request.transferred", {
      requestId: request.id,
      data: {
        number: request.number,
        fromHubId: request.hub_id,
        toHubId: input.hubId,
        reason: input.reason,
      },
    });
  });
}

async function mustReach(tx: Tx, actor: Actor, request: LockedRequest, hubId: string) {
  const hubs = await tx
    .selectFrom("hubs")
    .select(["id", "parent_id", "ordinal"])
    .where("id", "in", [hubId, actor.hubs?.hubId ?? hubId])
    .execute();
  const target = mustExist(
    hubs.find(({ id }) => id === hubId),
    "unknown_hub",
  );
  const own = hubs.find(({ id }) => id === actor.hubs?.hubId);
  const refusal = transferRefusal(actor, { ...request, parent_id: own?.parent_id ?? null }, target);
  mustHold(refusal === null, refusal ?? "conflict");
}
