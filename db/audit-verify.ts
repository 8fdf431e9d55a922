import { verifyChains } from "../app/domain/audit/verify-chains.server";
import { createDb, createPool } from "./connection";

/** `npm run audit:verify` on DATABASE_URL: recomputes every chain; ends with 1 and names the first altered entry. */
async function main(url: string | undefined): Promise<void> {
  if (!url) throw new Error("DATABASE_URL is not set: postgres://user:password@host:port/database");
  const pool = createPool(url, { statementTimeout: 0, applicationName: "quanzhixiang audit" });
  try {
    const reports = await verifyChains(createDb(pool), process.env.AUDIT_SIGNING_KEY || undefined);
    for (const { chain, entries, signed, broken } of reports) {
      const verdict = broken ? `BROKEN at ${broken.seq}: ${broken.fault}` : "whole";
      process.stdout.write(`${chain}  ${entries} entries, ${signed} signed heads: ${verdict}\n`);
    }
    const broken = reports.filter((report) => report.broken);
    process.stdout.write(`${reports.length} chains, ${broken.length} broken\n`);
    if (broken.length > 0) process.exitCode = 1;
  } finally {
    await pool.end();
  }
}

main(process.env.DATABASE_URL).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
