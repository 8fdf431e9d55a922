import { buildDatabase, withClient } from "../build-database";
import { createPool } from "../connection";
import type { EmbeddedServer } from "../embedded";
import { migrateToLatest } from "../migrator";
import { chinaDay, fillDatabase } from "../seeds/fill";
import { sourcesHash } from "./sources";

const NAME = "quanzhixiang";
const REFERENCE = ["db/reference", "db/seeds/reference", "db/seeds/reference.ts"];

/** The demo's database, migrated; reference data is loaded again after its sources changed, demo data only once. */
export async function openDemoDatabase(server: EmbeddedServer, say: (text: string) => void): Promise<string> {
  const url = server.url(NAME);
  const made = await buildDatabase(url, NAME, async (aside) => {
    say("Creating the demo data …");
    await migrateToLatest(aside);
    await fill(aside, chinaDay());
  });
  if (!made) {
    await migrateToLatest(url);
    if ((await filledFrom(url)) !== sourcesHash(...REFERENCE)) await fill(url, undefined);
  }
  return url;
}

async function fill(url: string, anchor: string | undefined): Promise<void> {
  const pool = createPool(url, { statementTimeout: 0 });
  try {
    await fillDatabase(pool, anchor);
    const name = new URL(url).pathname.slice(1);
    await pool.query(`comment on database ${name} is '${sourcesHash(...REFERENCE)}'`);
  } finally {
    await pool.end();
  }
}

async function filledFrom(url: string): Promise<string> {
  const sql =
    "select shobj_description(oid, 'pg_database') as sources from pg_database where datname = current_database()";
  const { rows } = await withClient(url, (client) => client.query<{ sources: string | null }>(sql));
  return rows[0]?.sources ?? "";
}
