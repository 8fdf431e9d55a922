import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient } from "~db/build-database";
import { schemaText } from "~db/codegen";
import { migrate } from "~db/migrator";
import { projectRoot } from "~db/project";
import { startTestServer } from "./test-server";

/** Up, down and up again on a scratch database: every `down` undoes its `up`, and db/schema.ts says what is there. */
async function main(): Promise<void> {
  const server = await startTestServer();
  const name = `qzx_t_${Date.now()}_${process.pid}_${randomBytes(3).toString("hex")}`;
  try {
    await withClient(server.url("postgres"), (client) => client.query(`create database ${name}`));
    const url = server.url(name);
    await migrate(url, "up");
    const first = await schemaText(url);
    await migrate(url, "none");
    await assertEmpty(url);
    await migrate(url, "up");
    if ((await schemaText(url)) !== first) throw new Error("up, down and up again gave another schema");
    const written = await readFile(join(projectRoot, "db/schema.ts"), "utf8");
    if (written !== first) throw new Error("db/schema.ts is out of date: npm run db:codegen");
  } finally {
    await withClient(server.url("postgres"), (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    );
    await server.stop();
  }
}

/** After the last `down` nothing of ours is left: tables, types, functions. */
async function assertEmpty(url: string): Promise<void> {
  const sql = `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r','v','m','S')
      and relname not like 'kysely%'
    union all select proname from pg_proc p where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
  const { rows } = await withClient(url, (client) => client.query<{ name: string }>(sql));
  if (rows.length > 0) throw new Error(`left after all downs: ${rows.map((row) => row.name).join(", ")}`);
}

main().catch((error: Error) => {
  process.stdout.write(`${error.message}\n`);
  process.exitCode = 1;
});
