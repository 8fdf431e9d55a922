import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate, PostgresDialect } from "kysely-codegen";
import { createDb, createPool } from "./connection";
import { startEmbedded } from "./embedded";
import { migrateToLatest } from "./migrator";
import { dataFolder, projectRoot } from "./project";

const FILE = join(projectRoot, "db", "schema.ts");

/** The text db/schema.ts must have for the migrated database at `url`; its types mirror db/type-parsers.ts. */
export async function schemaText(url: string): Promise<string> {
  const db = createDb<unknown>(createPool(url, { max: 2 }));
  try {
    return await generate({
      db,
      dialect: new PostgresDialect({ dateParser: "string", numericParser: "string" }),
      typeMapping: { int8: "number" },
      defaultSchemas: ["public"],
      excludePattern: "{graphile_worker.*,kysely_migration*}",
      outFile: null,
    });
  } finally {
    await db.destroy();
  }
}

/** `npm run db:codegen` writes db/schema.ts from the migrations; with `--check` it only compares. */
async function main(check: boolean): Promise<void> {
  const server = await startEmbedded(join(dataFolder, "test-postgres"), { durable: false });
  const scratch = `codegen_${randomBytes(4).toString("hex")}`;
  try {
    await server.ensureDatabase(scratch);
    await migrateToLatest(server.url(scratch));
    const text = await schemaText(server.url(scratch));
    if (!check) await writeFile(FILE, text);
    else if (text !== (await readFile(FILE, "utf8")))
      throw new Error("db/schema.ts is out of date: npm run db:codegen");
  } finally {
    await server.dropDatabase(scratch);
    await server.stop();
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.includes("--check"));
