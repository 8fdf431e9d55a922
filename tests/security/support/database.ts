import { createDb, createPool } from "~db/connection";

/** The database of a running server, seen from outside of it. */
export function testDatabaseOf(url: string) {
  const pool = createPool(url, { max: 3 });
  return { pool, db: createDb(pool), close: () => pool.end() };
}
