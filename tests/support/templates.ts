import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "~db/project";
import { chinaDay } from "~db/seeds/fill";
import { asAdmin } from "./admin";
import { withDatabase } from "./test-server";

/** `schema`: empty tables · `reference`: with reference data · `demo`: with the demo organisations as of today. */
export type Content = "schema" | "reference" | "demo";

const SOURCES: Record<Content, string[]> = {
  schema: ["db/migrations"],
  reference: ["db/migrations", "db/reference", "db/seeds/reference", "db/seeds/reference.ts"],
  demo: ["db/migrations", "db/reference", "db/seeds"],
};

/** Name of the template for the present sources: a change of a migration or a seed gives another one. */
export function templateName(content: Content): string {
  const hash = createHash("sha256").update(content === "demo" ? chinaDay() : "");
  for (const source of SOURCES[content]) hashTree(hash, join(projectRoot, source));
  return `qzx_tpl_${content}_${hash.digest("hex").slice(0, 12)}`;
}

function hashTree(hash: ReturnType<typeof createHash>, folder: string): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file));
}

/** Builds the template unless it exists; workers that ask at once wait for the first one. */
export async function ensureTemplate(serverUrl: string, content: Content, name: string): Promise<void> {
  await asAdmin(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (!rowCount) await build(serverUrl, content, name, (sql) => client.query(sql));
    await client.query(`comment on database ${name} is '${new Date().toISOString()}'`);
  });
}

async function build(
  serverUrl: string,
  content: Content,
  name: string,
  run: (sql: string) => Promise<unknown>,
) {
  const aside = `${name}_new`;
  await run(`drop database if exists ${aside} with (force)`);
  await run(`create database ${aside}`);
  await fill(withDatabase(serverUrl, aside), content);
  await run(`alter database ${aside} rename to ${name}`);
  await run(`alter database ${name} with allow_connections false`);
}

function fill(url: string, content: Content): Promise<void> {
  const args = ["--import", "tsx", join(projectRoot, "tests/support/fill-template.ts"), content, chinaDay()];
  const env = { ...process.env, DATABASE_URL: url, NODE_OPTIONS: "" };
  const child = spawn(process.execPath, args, { cwd: projectRoot, env, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`template ${content}:\n${errors}`)),
    );
  });
}
