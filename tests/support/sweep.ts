import { rmSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "~db/build-database";
import { isAlive } from "~db/embedded/processes";
import { dataFolder } from "~db/project";

const HOUR = 3_600_000;

/** Name of a fresh test database; it says when and for which run it was made, so that a later run may sweep it. */
export function testDatabaseName(run = process.env.QZX_TEST_RUN ?? String(process.pid)): string {
  return `qzx_t_${Date.now()}_${run}_${Math.random().toString(36).slice(2, 8)}`;
}

/** Drops databases of runs that ended and templates nobody used for two hours. Never those of a run that goes on. */
export async function sweepTestDatabases(serverUrl: string, local: boolean): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string; used: string | null }>(
      `select datname as name, shobj_description(oid, 'pg_database') as used from pg_database where datname like 'qzx\\_t%'`,
    );
    for (const { name } of rows.filter((row) => isOver(row.name, row.used, local))) {
      // A database that somebody still reads is left to the next sweep.
      const dropped = await client.query(`drop database if exists ${name}`).catch(() => undefined);
      if (dropped) rmSync(join(dataFolder, "test-files", name), { recursive: true, force: true });
    }
  });
}

function isOver(name: string, used: string | null, local: boolean): boolean {
  const [, , made = "", run = ""] = name.split("_");
  if (name.startsWith("qzx_tpl_")) return used !== null && Date.now() - Date.parse(used) > 2 * HOUR;
  return Date.now() - Number(made) > 6 * HOUR || (local && !isAlive(Number(run)));
}
