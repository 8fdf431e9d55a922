import { createPool } from "~db/connection";
import { migrateToLatest } from "~db/migrator";
import { fillDatabase } from "~db/seeds/fill";

/** Child process of templates.ts, under tsx like `npm run db:migrate`: fills the empty database at DATABASE_URL. */
async function main(url: string, content: string, anchor: string): Promise<void> {
  await migrateToLatest(url);
  if (content === "schema") return;
  const pool = createPool(url, { statementTimeout: 0 });
  await fillDatabase(pool, content === "demo" ? anchor : undefined);
  await pool.end();
}

const [, , content = "schema", anchor = ""] = process.argv;
main(process.env.DATABASE_URL ?? "", content, anchor).catch((error: Error) => {
  process.stderr.write(content === "schema" ? error.message : String(error.stack));
  process.exit(1);
});
