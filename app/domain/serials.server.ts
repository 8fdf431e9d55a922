import { sql } from "kysely";
import type { Tx } from "./outbox.server";

/** The next serial of `kind` in a region and year, from 1. Its row stays locked until the commit, so none is used twice. */
export async function nextSerial(tx: Tx, kind: string, regionCode: string, year: number): Promise<number> {
  const row = await tx
    .insertInto("number_serials")
    .values({ kind, region_code: regionCode, year, last_serial: 1 })
    .onConflict((clash) =>
      clash
        .columns(["kind", "region_code", "year"])
        .doUpdateSet({ last_serial: sql`number_serials.last_serial + 1` }),
    )
    .returning("last_serial")
    .executeTakeFirstOrThrow();
  return row.last_serial;
}

/** `DD-370102-2026-000318` and its like (DOMAIN 2). */
export const plainNumber = (prefix: string, regionCode: string, year: number, serial: number) =>
  `${prefix}-${regionCode}-${year}-${String(serial).padStart(6, "0")}`;
