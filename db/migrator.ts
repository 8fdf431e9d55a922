import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Logger, runMigrations } from "graphile-worker";
import { type Kysely, type Migration, type MigrationResultSet, Migrator, NO_MIGRATIONS } from "kysely";
import type pg from "pg";
import { createDb, createPool } from "./connection";
import { migrationFolder, migrationNames } from "./pending-migrations";

export type Direction = "up" | "down" | "redo" | "none";

/** One number for all of us: two servers that start together migrate one after the other. */
const LOCK = 7_240_601;

/** Brings the database at `url` to the latest schema. Returns what was done, e.g. "up 0001_reference". */
export function migrateToLatest(url: string): Promise<string[]> {
  return migrate(url, "up");
}

/** `up` to the latest, `down` by one, `redo` the last one, `none` back to an empty schema; the job queue's tables first. */
export async function migrate(url: string, direction: Direction): Promise<string[]> {
  // Building an index may take longer than any page may.
  const pool = createPool(url, { max: 4, statementTimeout: 0, applicationName: "quanzhixiang migrate" });
  try {
    return await withLock(pool, async () => {
      await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
      return run(createDb<unknown>(pool), direction);
    });
  } finally {
    await pool.end();
  }
}

async function run(db: Kysely<unknown>, direction: Direction): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations } });
  if (direction === "up") return report(await migrator.migrateToLatest());
  if (direction === "none") return report(await migrator.migrateTo(NO_MIGRATIONS));
  const undone = report(await migrator.migrateDown());
  return direction === "down" ? undone : [...undone, ...report(await migrator.migrateUp())];
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const load = async (name: string) => {
    const file = join(migrationFolder, `${name}.ts`);
    return [name, (await import(pathToFileURL(file).href)) as Migration] as const;
  };
  return Object.fromEntries(await Promise.all(migrationNames().map(load)));
}

function report({ error, results = [] }: MigrationResultSet): string[] {
  const failed = results.find((result) => result.status === "Error");
  if (error)
    throw new Error(`migration ${failed?.migrationName ?? ""} failed: ${messageOf(error)}`, { cause: error });
  return results.map((result) => `${result.direction.toLowerCase()} ${result.migrationName}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function withLock<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    return await work();
  } finally {
    // Closing the connection gives the lock back even when the work left it broken.
    client.release(true);
  }
}
