import { sql } from "kysely";
import type { FileStore } from "~/domain/files";
import type { Db } from "~/domain/outbox.server";
import { seedDemo } from "~db/seeds/demo";
import { testDatabase } from "../../support/database";

/** Files in memory: what the demo stores can be looked at, and nothing is left behind. */
export function memoryFiles(): FileStore & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key) ?? null,
    remove: async (key) => void kept.delete(key),
  };
}

/** A database with reference data and the demo of that day. */
export async function demoOf(anchor: string) {
  const database = await testDatabase();
  const files = memoryFiles();
  const done = await seedDemo(database.db, { anchor, files });
  return { ...database, files, done };
}

/** How many rows a table has by a column's value. */
export async function countBy(db: Db, table: string, column: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ key: string; n: number }>`
    select ${sql.ref(column)} as key, count(*) as n from ${sql.table(table)} group by 1`.execute(db);
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

export async function count(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}
