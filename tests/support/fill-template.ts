import { createPool } from "~db/connection";
import { migrateToLatest } from "~db/migrator";
import { fillDatabase } from "~db/seeds/fill";

/** Child process of templates.ts, under tsx like `npm run db:migrate`: fills the empty database at DATABASE_URL. */
const [, , content = "schema", anchor = ""] = process.argv;
const url = process.env.DATABASE_URL ?? "";

await migrateToLatest(url);
if (content !== "schema") {
  const pool = createPool(url, { statementTimeout: 0 });
  await fillDatabase(pool, content === "demo" ? anchor : undefined);
  await pool.end();
}
