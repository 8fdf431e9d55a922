import { sql } from "kysely";
import { idSchema } from "../ids";
import { normaliseParameterName } from "../normative-documents/parameter-name";
import type { Db } from "../outbox.server";
import { offer } from "./item-documents.queries.server";

export interface KnownParameter {
  readonly id: string;
  readonly name: string;
}

/**
 * Parameters by `"<document id> <alias or id>"`, names merged by a hub followed to what they were merged into,
 * and the documents that have a vocabulary at all.
 */
export async function findParameters(db: Db, wanted: { documentId: string; name: string }[]) {
  const byName = new Map<string, KnownParameter>();
  const documentsWithWords = new Set<string>();
  if (wanted.length === 0) return { byName, documentsWithWords };
  const documents = [...new Set(wanted.map((one) => one.documentId))];
  const keys = [...new Set(wanted.map((one) => normaliseParameterName(one.name)))];
  const ids = [...new Set(wanted.map((one) => one.name).filter((name) => idSchema.safeParse(name).success))];
  const { rows } = await sql<{ document_id: string; key: string | null; id: string; name: string }>`
    with hits as (
      select a.document_id, a.alias_norm as key, a.parameter_id from parameter_aliases a
      where a.document_id = any(${documents}::uuid[]) and a.alias_norm = any(${keys}::text[])
      union all
      select p.document_id, p.id::text, p.id from parameters p
      where p.id = any(${ids}::uuid[]) and p.document_id = any(${documents}::uuid[])
    )
    select h.document_id, h.key, coalesce(m.id, p.id) as id, coalesce(m.name, p.name) as name
    from hits h join parameters p on p.id = h.parameter_id left join parameters m on m.id = p.merged_into
    union all
    select d.id, null, d.id, '' from unnest(${documents}::uuid[]) d(id)
    where exists (select from parameters p where p.document_id = d.id and p.merged_into is null)`.execute(db);
  for (const { document_id, key, id, name } of rows) {
    if (key === null) documentsWithWords.add(document_id);
    else byName.set(`${document_id} ${key}`, { id, name });
  }
  return { byName, documentsWithWords };
}

/** `unknown_parameter` with the five names of that document that look most like it. */
export async function suggestParameters(db: Db, documentId: string, name: string): Promise<string> {
  const rows = await db
    .selectFrom("parameters")
    .select("name")
    .where("document_id", "=", documentId)
    .where("merged_into", "is", null)
    .orderBy(sql`similarity(name, ${name})`, "desc")
    .orderBy("name")
    .limit(5)
    .execute();
  return offer(
    "unknown_parameter",
    rows.map((row) => row.name),
  );
}
