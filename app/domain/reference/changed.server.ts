import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { announce, type Db, type Tx } from "../outbox.server";
import { referencePolicy } from "./reference.policy";

/** Runs one change of reference data in a transaction, for administrators only, and records who made it. */
export function changeReference<T>(
  db: Db,
  actor: Actor,
  what: { table: string; id: string; data?: Record<string, unknown> },
  change: (tx: Tx) => Promise<T>,
): Promise<T> {
  authorize(referencePolicy.manage(actor));
  return db.transaction().execute(async (tx) => {
    const result = await change(tx);
    await announce(tx, actor, "reference.changed", {
      data: { table: what.table, id: what.id, ...what.data },
      audit: { type: what.table, id: what.id },
    });
    return result;
  });
}
