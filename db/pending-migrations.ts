import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { projectRoot } from "./project";

export const migrationFolder = join(projectRoot, "db", "migrations");

/** Names of all migrations in their order. */
export function migrationNames(): string[] {
  const files = readdirSync(migrationFolder).filter((file) => /^\d{4}_[a-z0-9_-]+\.ts$/.test(file));
  return files.map((file) => file.slice(0, -".ts".length)).sort();
}

/** Names of migrations the database has not seen; an empty list means it is current. Throws when it is out of reach. */
export async function pendingMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const { rows } = await sql<{
    known: boolean;
  }>`select to_regclass('kysely_migration') is not null as known`.execute(db);
  if (!rows[0]?.known) return migrationNames();
  const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const names = new Set(done.rows.map((row) => row.name));
  return migrationNames().filter((name) => !names.has(name));
}
