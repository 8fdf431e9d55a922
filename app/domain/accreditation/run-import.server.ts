import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { Refusal } from "../errors";
import type { FileStore } from "../files";
import type { Db } from "../outbox.server";
import { storeDiff } from "./scope-diff.queries.server";
import { scopeFingerprint } from "./scope-import/fingerprint.server";
import type { RowReading, ScopeKind } from "./scope-import/line";
import { readSheets, type SheetReading } from "./scope-import/read-sheets";
import { readTables } from "./scope-import/read-table.server";

const CHUNK = 1_000;

interface Source {
  id: string;
  site_id: string;
  provider_id: string;
  kind: ScopeKind;
  storage_key: string;
  name: string;
}

/**
 * Reads an uploaded annex, row by row, into its import; progress is stored after every thousand. Starts afresh when it
 * is run again. A file that cannot be read ends `refused` with the reason, a fault of ours `failed`: nothing of either
 * is kept. Safe to run twice: what is no longer waiting is left alone.
 */
export async function runImport(db: Db, files: FileStore, importId: string): Promise<void> {
  const source = await begin(db, importId);
  if (!source) return;
  try {
    const bytes = await files.get(source.storage_key);
    if (!bytes) throw new Error(`the file of import ${importId} is gone`);
    const sheets = await db
      .selectFrom("sites")
      .select(["id", "name"])
      .where("provider_id", "=", source.provider_id)
      .where("closed_at", "is", null)
      .execute();
    const target = { kind: source.kind, siteId: source.site_id, sites: sheets };
    const read = readSheets(await readTables(bytes, source.name), target);
    await store(db, importId, read);
    await finish(db, importId);
  } catch (error) {
    await giveUp(db, importId, error);
    if (!(error instanceof Refusal)) throw error;
  }
}

async function begin(db: Db, importId: string): Promise<Source | undefined> {
  await db
    .deleteFrom("scope_import_rows")
    .where("import_id", "=", importId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("scope_imports")
          .select("id")
          .where("id", "=", importId)
          .where("status", "in", ["queued", "reading"]),
      ),
    )
    .execute();
  const { rows } = await sql<Source>`
    update scope_imports i set status = 'reading', rows = 0, accepted = 0, skipped = 0, rejected = 0, progress = 0
    from files f where i.id = ${importId} and i.status in ('queued', 'reading') and f.id = i.file_id
    returning i.id, i.site_id, i.provider_id, i.kind, f.storage_key, f.name`.execute(db);
  return rows[0];
}

async function store(db: Db, importId: string, sheets: readonly SheetReading[]) {
  const total = sheets.reduce((sum, sheet) => sum + sheet.total, 0);
  const facts = sheets.map(({ readings: _, ...sheet }) => sheet);
  await db
    .updateTable("scope_imports")
    .set({ rows: total, sheets: JSON.stringify(facts) })
    .where("id", "=", importId)
    .execute();
  for (const { sheet, readings } of sheets) {
    let chunk: StoredRow[] = [];
    let row = 0;
    for (const reading of readings()) {
      row += 1;
      chunk.push(stored(sheet, row, reading));
      if (chunk.length < CHUNK) continue;
      await save(db, importId, chunk);
      chunk = [];
      // other requests of this process want their turn between two chunks
      await setImmediate();
    }
    await save(db, importId, chunk);
  }
}

interface StoredRow {
  sheet: string;
  row: number;
  outcome: "accepted" | "skipped" | "rejected";
  code: string | null;
  column_name: string | null;
  message: string | null;
  lines: object[];
}

function stored(sheet: string, row: number, reading: RowReading): StoredRow {
  const { outcome } = reading;
  const at = { sheet, row, outcome };
  if (outcome === "accepted") {
    const lines = reading.lines.map((line) => ({ ...line, fingerprint: scopeFingerprint(line) }));
    return { ...at, code: null, column_name: null, message: null, lines };
  }
  if (outcome === "skipped")
    return { ...at, code: reading.code, column_name: null, message: null, lines: [] };
  return { ...at, code: reading.code, column_name: reading.column, message: reading.text, lines: [] };
}

/** One statement a chunk: the rows, and the counts of the import. */
async function save(db: Db, importId: string, chunk: readonly StoredRow[]) {
  if (chunk.length === 0) return;
  const count = (outcome: string) => chunk.filter((row) => row.outcome === outcome).length;
  await sql`
    with kept as (
      insert into scope_import_rows (import_id, sheet, row, outcome, code, column_name, message, lines)
      select ${importId}::uuid, x.* from jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) as x(sheet text, row integer,
        outcome text, code text, column_name text, message text, lines jsonb))
    update scope_imports set accepted = accepted + ${count("accepted")}::integer,
      skipped = skipped + ${count("skipped")}::integer, rejected = rejected + ${count("rejected")}::integer,
      progress = progress + ${chunk.length}::integer where id = ${importId}`.execute(db);
}

async function finish(db: Db, importId: string) {
  await db.transaction().execute(async (tx) => {
    await storeDiff(tx, importId);
    await tx
      .updateTable("scope_imports")
      .set({ status: "ready" })
      .where("id", "=", importId)
      .where("status", "=", "reading")
      .execute();
  });
}

async function giveUp(db: Db, importId: string, error: unknown) {
  const refused = error instanceof Refusal;
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("scope_import_rows").where("import_id", "=", importId).execute();
    await tx
      .updateTable("scope_imports")
      .set({
        status: refused ? "refused" : "failed",
        failure_code: refused ? error.code : "import_failed",
        failure_detail: refused ? JSON.stringify(error.detail.values ?? {}) : null,
        rows: 0,
        accepted: 0,
        skipped: 0,
        rejected: 0,
        progress: 0,
      })
      .where("id", "=", importId)
      .where("status", "=", "reading")
      .execute();
  });
}
