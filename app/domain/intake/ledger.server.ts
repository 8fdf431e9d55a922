import { sql } from "kysely";
import writeXlsxFile from "write-excel-file/node";
import type { Actor } from "../actor";
import { dayOf, momentOf } from "../clocks/working-time";
import type { Db } from "../outbox.server";
import type { BoardFilter } from "./board";
import { hubsInScope } from "./scope.queries.server";

/** More than a day of the largest hub; a ledger is for reading. */
const MOST = 5000;
const EIGHT_HOURS = 8 * 3_600_000;

/** Requests received or triaged today by the hub (or its subtree), earliest first. */
export async function ledgerOf(db: Db, actor: Actor, scope: BoardFilter["scope"], now: Date) {
  const today = momentOf(dayOf(now), "00:00");
  return db
    .selectFrom("requests as r")
    .innerJoin("organisations as e", "e.id", "r.enterprise_id")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .select(["r.number", "r.title", "r.channel", "r.status", "r.received_at", "r.triage_due_at"])
    .select(["r.triaged_at", "r.triaged_on_time", "e.name as enterprise", "h.name_zh as hub"])
    .select(
      sql<string>`(select p.category from packages p where p.request_id = r.id order by p.position limit 1)`.as(
        "category",
      ),
    )
    .where(
      sql<boolean>`(r.hub_id = ${hubsInScope(actor, scope)} or r.origin_hub_id = ${hubsInScope(actor, scope)})`,
    )
    .where((eb) => eb.or([eb("r.received_at", ">=", today), eb("r.triaged_at", ">=", today)]))
    .orderBy("r.received_at")
    .limit(MOST)
    .execute();
}
export type LedgerRow = Awaited<ReturnType<typeof ledgerOf>>[number];

/** Text that no spreadsheet takes for a formula, also after it was saved as CSV (SECURITY: files). */
export const plainCell = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

interface Words {
  any: (key: string) => string;
}

/** The ledger as a workbook; times are those of China. */
export async function ledgerXlsx(rows: readonly LedgerRow[], t: Words, c: Words): Promise<Buffer> {
  const columns: [string, (row: LedgerRow) => string | Date | null][] = [
    ["number", (row) => row.number ?? ""],
    ["title", (row) => row.title],
    ["enterprise", (row) => row.enterprise],
    ["category", (row) => c.any(`category.${row.category}`)],
    ["channel", (row) => c.any(`channel.${row.channel}`)],
    ["hub", (row) => row.hub],
    ["received", (row) => row.received_at],
    ["due", (row) => row.triage_due_at],
    ["triaged", (row) => row.triaged_at],
    ["on_time", (row) => (row.triaged_on_time === null ? "" : c.any(row.triaged_on_time ? "yes" : "no"))],
    ["status", (row) => c.any(`status.request.${row.status}`)],
  ];
  const head = columns.map(([key]) => ({ value: t.any(`ledger.${key}`), fontWeight: "bold" as const }));
  const body = rows.map((row) => columns.map(([, read]) => cell(read(row))));
  const widths = columns.map(([key]) => ({ width: key === "title" || key === "enterprise" ? 32 : 18 }));
  return writeXlsxFile([head, ...body], { sheet: t.any("ledger.sheet"), columns: widths }).toBuffer();
}

function cell(value: string | Date | null) {
  if (value === null) return null;
  if (typeof value === "string") return { value: plainCell(value), type: String };
  // a workbook knows no zones: the clock on the wall is what counts
  return { value: new Date(value.getTime() + EIGHT_HOURS), type: Date, format: "yyyy-mm-dd hh:mm" };
}
