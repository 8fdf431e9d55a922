import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Kysely } from "kysely";
import type pg from "pg";
import { createDb, type Database } from "../connection";
import { projectRoot } from "../project";

interface ReferenceSeed {
  loadReference(db: Kysely<Database>): Promise<unknown>;
}

interface DemoSeed {
  seedDemo(db: Kysely<Database>, options: { anchor: string; now?: Date }): Promise<unknown>;
}

/** Loads the reference data, which may be done again at any time, and with an anchor day also the demo data. */
export async function fillDatabase(pool: pg.Pool, demoAnchor: string | undefined): Promise<void> {
  const db = createDb(pool);
  const reference = await load<ReferenceSeed>("reference");
  await reference?.loadReference(db);
  if (demoAnchor === undefined) return;
  const demo = await load<DemoSeed>("demo");
  // clocks that run right now must run for whoever looks right now; another day's demo has no such reader
  const now = new Date();
  await demo?.seedDemo(db, { anchor: demoAnchor, ...(demoAnchor === chinaDay(now) ? { now } : {}) });
}

/** Today in China, where the demo organisations live. */
export function chinaDay(now = new Date()): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The demo folder may be left out of a production image. */
async function load<T>(name: string): Promise<T | undefined> {
  const files = [join(name, "index.ts"), `${name}.ts`].map((file) => join(projectRoot, "db/seeds", file));
  const file = files.find((candidate) => existsSync(candidate));
  return file ? ((await import(pathToFileURL(file).href)) as T) : undefined;
}
