import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildDatabase, withClient } from "~db/build-database";
import { sourcesHash } from "~db/demo/sources";
import { dataFolder, projectRoot } from "~db/project";
import { chinaDay } from "~db/seeds/fill";

/** `schema`: empty tables · `reference`: with reference data · `demo`: with the demo organisations as of today. */
export type Content = "schema" | "reference" | "demo";

/** How the words of passages are cut and kept. */
const INDEXING = ["app/domain/assistant/words.server.ts", "app/domain/assistant/index-passages.server.ts"];

const SOURCES: Record<Content, string[]> = {
  schema: ["db/migrations"],
  reference: ["db/migrations", "db/reference", "db/seeds/reference", "db/seeds/reference.ts", ...INDEXING],
  demo: ["db/migrations", "db/reference", "db/seeds", ...INDEXING],
};

/** Name of the template for the present sources: a change of a migration or a seed gives another one. */
export function templateName(content: Content): string {
  const day = content === "demo" ? `_${chinaDay().replaceAll("-", "")}` : "";
  return `qzx_tpl_${content}_${sourcesHash(...SOURCES[content])}${day}`;
}

/** Builds the template unless it exists, and notes that it was used: what nobody uses is swept. */
export async function ensureTemplate(serverUrl: string, content: Content, name: string): Promise<void> {
  const made = await buildDatabase(serverUrl, name, (url) => fill(url, content, name));
  await withClient(serverUrl, async (client) => {
    // Nobody may connect, or copying it would be refused.
    if (made) await client.query(`alter database ${name} with allow_connections false`);
    await client.query(`comment on database ${name} is '${new Date().toISOString()}'`);
  });
}

/** Files that the rows of a template speak of; a test app gets a copy. */
export const templateFiles = (name: string): string => join(dataFolder, "test-files", name);

function fill(url: string, content: Content, name: string): Promise<void> {
  const args = ["--import", "tsx", join(projectRoot, "tests/support/fill-template.ts"), content, chinaDay()];
  const env = { ...process.env, DATABASE_URL: url, STORAGE_DIR: templateFiles(name), NODE_OPTIONS: "" };
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
