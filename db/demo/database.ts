import { buildDatabase } from "../build-database";
import { createPool } from "../connection";
import type { EmbeddedServer } from "../embedded";
import { migrateToLatest } from "../migrator";
import { chinaDay, fillDatabase } from "../seeds/fill";

const NAME = "quanzhixiang";
/** The demo's database, migrated; reference data brought up to date, demo data loaded once. */
export async function openDemoDatabase(server: EmbeddedServer, say: (text: string) => void): Promise<string> {
  const url = server.url(NAME);
  const made = await buildDatabase(url, NAME, async (aside) => {
    say("Creating the demo data …");
    await migrateToLatest(aside);
    await fill(aside, chinaDay());
  });
  if (!made) {
    await migrateToLatest(url);
    await fill(url, undefined);
  }
  return url;
}

async function fill(url: string, anchor: string | undefined): Promise<void> {
  const pool = createPool(url, { statementTimeout: 0 });
  try {
    await fillDatabase(pool, anchor);
  } finally {
    await pool.end();
  }
}
