import { type Kysely, sql } from "kysely";
import type { Database } from "../../connection";

export type Row = Record<string, unknown>;

/** Tables in the order in which their rows can be written: whatever is named stands before what names it. */
const ORDER = [
  "organisations",
  "users",
  "memberships",
  "files",
  "providers",
  "provider_grades",
  "declared_ties",
  "sites",
  "accreditations",
  "signatories",
  "scope_imports",
  "scope_import_rows",
  "scope_items",
  "object_placements",
  "parameter_suspensions",
  "capability_lines",
  "verification_designations",
  "notices",
  "requests",
  "request_drafts",
  "escalations",
  "packages",
  "items",
  "legality_records",
  "invitations",
  "quotes",
  "quote_items",
  "quote_revisions",
  "awards",
  "orders",
  "deliverables",
  "follow_ups",
  "credit_events",
  "credit_cases",
  "blacklistings",
  "experts",
  "expert_leaves",
  "canned_replies",
  "conversations",
  "conversation_parties",
  "conversation_people",
  "chat_events",
  "expert_assignments",
  "conversation_closures",
  "conversation_reads",
  "consultations",
  "consultation_members",
  "disputes",
  "dispute_steps",
  "dispute_files",
  "dispute_retests",
  "dispute_panel",
  "dispute_votes",
  "dispute_decisions",
  "number_serials",
  "events",
  "notifications",
] as const;
export type Table = (typeof ORDER)[number];

/** Rows waiting to be written, a table at a time. */
export class Rows {
  private waiting = new Map<Table, Row[]>();

  add(table: Table, row: Row): void {
    const rows = this.waiting.get(table);
    if (rows) rows.push(row);
    else this.waiting.set(table, [row]);
  }

  /** Writes everything that waits; one statement a table and set of columns. */
  async flush(db: Kysely<Database>): Promise<void> {
    for (const table of ORDER) {
      for (const rows of sameColumns(this.waiting.get(table) ?? [])) await insert(db, table, rows);
    }
    this.waiting.clear();
  }
}

/** A column left out takes its default, so rows with other columns go into another statement. */
function sameColumns(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = Object.keys(row).sort().join();
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

async function insert(db: Kysely<Database>, table: Table, rows: Row[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}
