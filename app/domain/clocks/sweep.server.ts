import type { Db, Tx } from "../outbox.server";

/** As many rows as one run takes on; what is left waits for the next minute. */
export const SWEEP = 200;
const TOO_MANY_FAILURES = 5;

/**
 * Works on due rows, a small transaction each: what was committed stays done when the process dies, what was not is
 * found again. A row that fails leaves the others alone; the run then fails as a whole, so that somebody hears of it.
 * Gives how many rows were moved on.
 */
export async function sweep(db: Db, ids: readonly string[], each: (tx: Tx, id: string) => Promise<boolean>) {
  const failures: unknown[] = [];
  let moved = 0;
  for (const id of ids) {
    try {
      if (await db.transaction().execute((tx) => each(tx, id))) moved++;
    } catch (error) {
      failures.push(error);
      if (failures.length >= TOO_MANY_FAILURES) break;
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${ids.length} rows failed`);
  return moved;
}
