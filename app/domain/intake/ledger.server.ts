import { sql } from "kysely";
import type { Actor } from "../actor";
import { dayOf, localTime, momentOf } from "../clocks/working-time";
import type { Db } from "../outbox.server";
import { type SheetColumn, sheetOf } from "../spreadsheet.server";
import type { BoardFilter } from "./board";
import { hubsInScope } from "./scope.queries.server";

/** More than a day of the largest hub; a ledger is for reading. */
const MOST = 5000;

/** Requests received or triaged today by the hub (or its subtree), earliest first. */
export async function ledgerOf(db: Db, actor: Actor, scope: BoardFilter["scope"], now: Date) {
  const today = momentOf(dayOf(now), "00:00");
  const hubs = hubsInScope(actor, scope);
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
      sql<boolean>`r.id in (
        select id from requests where origin_hub_id = ${hubs} and received_at >= ${today}
        union select id from requests where hub_id = ${hubs} and triaged_at >= ${today})`,
    )
    .orderBy("r.received_at")
    .limit(MOST)
    .execute();
}
export type LedgerRow = Awaited<ReturnType<typeof ledgerOf>>[number];

interface Words {
  any: (key: string) => string;
}

/** The ledger as a workbook with times of China; `t` reads the `intake` texts, `c` the common ones. */
export function ledgerXlsx(rows: LedgerRow[], t: Words, c: Words): Promise<Buffer> {
  const time = (at: Date | null) => (at ? localTime(at) : null);
  const column = (key: string, value: SheetColumn<LedgerRow>["value"], width = 18) => ({
    header: t.any(`ledger.${key}`),
    value,
    width,
  });
  const columns = [
    column("number", (row) => row.number, 26),
    column("title", (row) => row.title, 32),
    column("enterprise", (row) => row.enterprise, 32),
    column("category", (row) => c.any(`category.${row.category}`)),
    column("channel", (row) => c.any(`channel.${row.channel}`)),
    column("hub", (row) => row.hub, 24),
    column("received", (row) => time(row.received_at)),
    column("due", (row) => time(row.triage_due_at)),
    column("triaged", (row) => time(row.triaged_at)),
    column("on_time", (row) =>
      row.triaged_on_time === null ? null : c.any(row.triaged_on_time ? "yes" : "no"),
    ),
    column("status", (row) => c.any(`status.request.${row.status}`)),
  ];
  return sheetOf(t.any("ledger.sheet"), columns, rows);
}
