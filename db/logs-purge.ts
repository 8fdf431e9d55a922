import { Refusal } from "../app/domain/errors";
import { LOG_MONTHS, purgeLogs } from "../app/domain/retention/purge-logs.server";
import { createDb, createPool } from "./connection";

const USAGE = "npm run logs:purge -- --before YYYY-MM-DD";

/** The day after `--before`, as its beginning in China; anything else is no day. */
function beforeOf(args: readonly string[]): Date {
  const day = args[args.indexOf("--before") + 1] ?? "";
  const moment = new Date(`${day}T00:00:00+08:00`);
  if (!args.includes("--before") || !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(moment.getTime())) {
    throw new Error(USAGE);
  }
  return moment;
}

/** `npm run logs:purge -- --before <date>` on DATABASE_URL: deletes old logs; ends with 1 when they are younger than six months. */
async function main(url: string | undefined, args: readonly string[]): Promise<void> {
  const before = beforeOf(args);
  if (!url) throw new Error("DATABASE_URL is not set: postgres://user:password@host:port/database");
  const pool = createPool(url, { statementTimeout: 0, applicationName: "quanzhixiang purge" });
  try {
    const gone = await purgeLogs(createDb(pool), before);
    for (const [name, rows] of Object.entries(gone)) process.stdout.write(`${name}: ${rows}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const limit = error.detail.values?.before;
    throw new Error(`refused: logs stay ${LOG_MONTHS} months, so nothing after ${limit} may go`);
  } finally {
    await pool.end();
  }
}

main(process.env.DATABASE_URL, process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
