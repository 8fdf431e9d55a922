import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { withClient } from "~db/build-database";
import { projectRoot } from "~db/project";
import type { Row } from "../history/log";
import type { OwnPostgres } from "../machines/postgres";

const TEMPLATE = "faults_template";

/** Migrates an empty database once; each run gets a copy. In a process of its own, as `npm run db:migrate` is. */
export async function makeTemplate(postgres: OwnPostgres): Promise<void> {
  await withClient(postgres.url("postgres"), (client) => client.query(`create database ${TEMPLATE}`));
  const args = ["--import", "tsx", join(projectRoot, "db/migrate.ts")];
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: postgres.url(TEMPLATE), NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the migrations ended with ${code}`);
}

export async function makeDatabase(postgres: OwnPostgres, name: string): Promise<void> {
  await withClient(postgres.url("postgres"), (client) =>
    client.query(`create database ${name} template ${TEMPLATE}`),
  );
}

/** Everything said, as the database has it. */
export async function rowsOf(url: string): Promise<Row[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<Omit<Row, "seq"> & { seq: string }>(
      `select conversation_id as c, seq, type, sender_id as "userId", client_msg_id as m, body
       from chat_events order by conversation_id, seq`,
    );
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  });
}

/** How many events each conversation has. */
export async function headsOf(url: string): Promise<Map<string, number>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ c: string; n: string }>(
      "select conversation_id as c, count(*) as n from chat_events group by 1",
    );
    return new Map(rows.map(({ c, n }) => [c, Number(n)]));
  });
}
