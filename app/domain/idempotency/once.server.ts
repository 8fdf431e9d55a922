import { Refusal } from "../errors";
import type { Db, Tx } from "../outbox.server";

export interface Attempt {
  userId: string;
  key: string;
  operation: string;
  bodyHash: string;
}

export interface Kept {
  status: number;
  body: unknown;
  version?: number;
}

/** A transaction that commands may use as their database: their own transactions join it. */
export function joined(tx: Tx): Db {
  const transaction = () => ({ execute: <T>(work: (inner: Tx) => Promise<T>) => work(tx) });
  return new Proxy(tx, {
    get: (target, name) => {
      if (name === "transaction") return transaction;
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === "function" ? value.bind(target) : value;
    },
  }) as unknown as Db;
}

/**
 * Does `work` once per key and keeps its answer in the same transaction; a repetition gets the same answer, the same
 * key with other content is refused. A refusal keeps nothing, so that the caller may mend and repeat.
 */
export function once(db: Db, attempt: Attempt, work: (db: Db) => Promise<Kept>): Promise<Kept> {
  return db.transaction().execute(async (tx) => {
    // A second caller with this key waits here until the first has committed or gone
    const claimed = await tx
      .insertInto("idempotency_keys")
      .values({
        user_id: attempt.userId,
        key: attempt.key,
        operation: attempt.operation,
        body_hash: attempt.bodyHash,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("key")
      .executeTakeFirst();
    if (!claimed) return repetition(tx, attempt);
    const kept = await work(joined(tx));
    await tx
      .updateTable("idempotency_keys")
      .set({
        status: kept.status,
        response: JSON.stringify(kept.body),
        headers: JSON.stringify(kept.version === undefined ? {} : { version: kept.version }),
      })
      .where("user_id", "=", attempt.userId)
      .where("key", "=", attempt.key)
      .execute();
    return kept;
  });
}

async function repetition(tx: Tx, attempt: Attempt): Promise<Kept> {
  const row = await tx
    .selectFrom("idempotency_keys")
    .select(["operation", "body_hash", "status", "response", "headers"])
    .where("user_id", "=", attempt.userId)
    .where("key", "=", attempt.key)
    .executeTakeFirstOrThrow();
  if (row.operation !== attempt.operation || row.body_hash !== attempt.bodyHash) {
    throw new Refusal("invalid", "idempotency_key_reused");
  }
  const { version } = (row.headers ?? {}) as { version?: number };
  return { status: row.status ?? 200, body: row.response, ...(version === undefined ? {} : { version }) };
}
