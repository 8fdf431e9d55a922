import { createPool } from "./connection";
import { chinaDay, fillDatabase } from "./seeds/fill";

/** `npm run seed`: reference data into the migrated database at DATABASE_URL; `-- --demo` adds the demo organisations. */
async function main(withDemo: boolean): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: postgres://user:password@host/name");
  const pool = createPool(url, { statementTimeout: 0, applicationName: "quanzhixiang seed" });
  try {
    await fillDatabase(pool, withDemo ? chinaDay() : undefined);
  } finally {
    await pool.end();
  }
}

main(process.argv.includes("--demo")).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
