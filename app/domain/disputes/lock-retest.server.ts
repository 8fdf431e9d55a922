import { sql, type Updateable } from "kysely";
import type { Database } from "~db/connection";
import { type Actor, isProvider } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustExist, mustHold } from "../errors";
import type { Tx } from "../outbox.server";
import type { DisputeEvent } from "./dispute";
import { moveOn, takeDispute } from "./lock-dispute.server";

export interface Moves {
  rule: (actor: Actor) => boolean;
  event: DisputeEvent;
  /** What the re-test must be now. */
  from: "asked" | "accepted";
  expectedVersion?: number | undefined;
}

/**
 * A re-test with its dispute and order, all locked, for the house that was asked; nobody else knows of it here. Gives it
 * with the dispute's state after the event. Refuses: 404, 403, 409, 412 in this order.
 */
export async function lockRetest(tx: Tx, actor: Actor, id: string, moves: Moves) {
  const found = mustExist(
    await tx
      .selectFrom("dispute_retests")
      .select(["dispute_id", "provider_id"])
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  authorizeSight(isProvider(actor) && actor.organisationId === found.provider_id);
  authorize(moves.rule(actor));
  const locked = await takeDispute(tx, found.dispute_id);
  const retest = await tx
    .selectFrom("dispute_retests")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  mustHold(retest.status === moves.from, "conflict");
  const status = moveOn(locked, moves.event);
  mustBeCurrent(moves.expectedVersion, retest.version);
  return { locked, retest, status };
}

export async function saveRetest(
  tx: Tx,
  id: string,
  changes: Omit<Updateable<Database["dispute_retests"]>, "id" | "version">,
) {
  await tx
    .updateTable("dispute_retests")
    .set({ ...changes, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();
}
