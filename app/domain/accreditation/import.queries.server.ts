import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist } from "../errors";
import { servingHub } from "../organisations/place.queries.server";
import type { Db } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";
import type { DiffLine } from "./scope-diff.queries.server";

export interface SheetFacts {
  sheet: string;
  named: boolean;
  headerRow: number | null;
  total: number;
}

/** An import with its certificate, site, file and samples of its changes, for its provider and those above. */
export async function findImport(db: Db, actor: Actor, id: string) {
  const found = mustExist(
    await db
      .selectFrom("scope_imports as i")
      .innerJoin("accreditations as a", "a.id", "i.accreditation_id")
      .innerJoin("organisations as o", "o.id", "i.provider_id")
      .innerJoin("sites as s", "s.id", "i.site_id")
      .innerJoin("files as f", "f.id", "i.file_id")
      .innerJoin(servingHub.as("h"), (join) => join.onTrue())
      .selectAll("i")
      .select([
        "a.number",
        "a.kind as accreditation_kind",
        "a.approved_at",
        "o.name as provider",
        "s.name as site",
      ])
      .select(["f.name as file", "h.ordinal"])
      .where("i.id", "=", id)
      .executeTakeFirst(),
  );
  authorizeSight(accreditationPolicy.see(actor, found));
  const stored = found as unknown as { sample: DiffLine[]; sheets: SheetFacts[] };
  return { ...found, sample: stored.sample, sheets: stored.sheets };
}

export const importsOf = (db: Db, providerId: string, limit: number) =>
  db
    .selectFrom("scope_imports as i")
    .innerJoin("accreditations as a", "a.id", "i.accreditation_id")
    .innerJoin("files as f", "f.id", "i.file_id")
    .select([
      "i.id",
      "i.status",
      "i.rows",
      "i.accepted",
      "i.rejected",
      "i.created_at",
      "a.number",
      "f.name as file",
    ])
    .where("i.provider_id", "=", providerId)
    .orderBy("i.created_at", "desc")
    .limit(limit)
    .execute();

/** How many rows ended how, by reason. */
export const outcomesOf = (db: Db, importId: string) =>
  db
    .selectFrom("scope_import_rows")
    .select(["outcome", "code", (with_) => with_.fn.countAll<number>().as("n")])
    .where("import_id", "=", importId)
    .groupBy(["outcome", "code"])
    .orderBy("outcome")
    .orderBy("n", "desc")
    .execute();

export const REJECTED_PAGE = 50;

/** Rejected rows in the order of the file, of one reason if given. */
export const rejectedRows = (
  db: Db,
  importId: string,
  how: { code?: string; limit: number; offset?: number },
) =>
  db
    .selectFrom("scope_import_rows")
    .select(["sheet", "row", "code", "column_name", "message"])
    .where("import_id", "=", importId)
    .where("outcome", "=", "rejected")
    .$if(Boolean(how.code), (query) => query.where("code", "=", how.code ?? ""))
    .orderBy("sheet")
    .orderBy("row")
    .limit(how.limit)
    .offset(how.offset ?? 0)
    .execute();

/** What a reviewer should know: rows that hold, objects nobody placed, documents the register does not have. */
export async function holdsOf(db: Db, importId: string) {
  const { rows } = await sql<{ lines: number; unclear: number; new_documents: number }>`
    select count(*)::integer as lines,
      (count(*) filter (where l."limitationState" = 'unparsed' or l."rangeState" = 'unparsed'))::integer as unclear,
      (count(distinct l.norm) filter (where not exists (select from normative_documents d where d.std_norm = l.norm)))::integer
        as new_documents
    from scope_import_rows r cross join lateral jsonb_to_recordset(r.lines) as l(norm text, "limitationState" text, "rangeState" text)
    where r.import_id = ${importId} and r.outcome = 'accepted'`.execute(db);
  return rows[0] ?? { lines: 0, unclear: 0, new_documents: 0 };
}
