import { type QueryCreator, sql } from "kysely";
import type { Database } from "~db/connection";
import type { Tx } from "./outbox.server";

/** The next serial of `kind` in a region and year, from 1. Its row stays locked until the commit, so none is used twice. */
export async function nextSerial(tx: Tx, ...place: SerialPlace): Promise<number> {
  return (await takeSerial(tx, ...place).executeTakeFirstOrThrow()).last_serial;
}

type SerialPlace = readonly [kind: string, regionCode: string, year: number];

/** The statement that takes it, to be part of a larger one. */
export const takeSerial = (db: QueryCreator<Database>, ...[kind, regionCode, year]: SerialPlace) =>
  db
    .insertInto("number_serials")
    .values({ kind, region_code: regionCode, year, last_serial: 1 })
    .onConflict((clash) =>
      clash
        .columns(["kind", "region_code", "year"])
        .doUpdateSet({ last_serial: sql`number_serials.last_serial + 1` }),
    )
    .returning("last_serial");

/** `DD-370102-2026-000318` and its like (DOMAIN 2). */
export const plainNumber = (prefix: string, regionCode: string, year: number, serial: number) =>
  `${prefix}-${regionCode}-${year}-${String(serial).padStart(6, "0")}`;

/** The same in SQL, of the row that `takeSerial` gave under the name `serial`; null without a row. */
export const plainNumberTaken = (prefix: string, regionCode: string, year: number) =>
  sql<string | null>`(select ${`${prefix}-${regionCode}-${year}-`}::text
    || lpad(last_serial::text, greatest(6, length(last_serial::text)), '0') from serial)`;
