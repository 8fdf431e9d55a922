import { type Insertable, sql } from "kysely";
import type { Database } from "~db/connection";
import type { Tx } from "../outbox.server";
import { plainNumberTaken, takeSerial } from "../serials.server";
import { insertPackages, itemRows, type PlannedPackage, packageRows } from "./save-packages.server";

type Row = Omit<Insertable<Database["requests"]>, "number" | "status"> & { id: string };
type Serial = readonly [prefix: string, region: string, year: number];

/** Writes a request without a number, its packages and their items. */
export async function insertDraft(tx: Tx, row: Row, planned: PlannedPackage[]) {
  await tx
    .insertInto("requests")
    .values({ ...row, status: "draft" })
    .execute();
  await insertPackages(tx, row.id, planned, "draft");
  return null;
}

/**
 * Writes a submitted request, its packages and their items, and gives the number it took from `serial`: one statement,
 * because the row of serials keeps every other request of the region waiting until the commit.
 */
export async function insertNumbered(tx: Tx, row: Row, planned: PlannedPackage[], serial: Serial) {
  const { number } = await tx
    .with("serial", (cte) => takeSerial(cte, ...serial))
    .with("filed", (cte) =>
      cte
        .insertInto("requests")
        // the state that the trigger will derive from the packages, said at once: else it writes the row twice
        .values({ ...row, status: "submitted", number: plainNumberTaken(...serial) })
        .returning(sql<string>`number`.as("number")),
    )
    .with("p", (cte) =>
      cte
        .insertInto("packages")
        .values(packageRows(row.id, planned, "submitted"))
        .returning("id"),
    )
    .with("i", (cte) => cte.insertInto("items").values(itemRows(planned)).returning("id"))
    .selectFrom("filed")
    .select("number")
    .executeTakeFirstOrThrow();
  return number;
}
