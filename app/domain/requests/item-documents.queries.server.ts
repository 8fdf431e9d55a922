import { idSchema } from "../ids";
import { normaliseNumber } from "../normative-documents/number";
import type { Db } from "../outbox.server";

export interface KnownDocument {
  readonly id: string;
  readonly number: string;
  readonly std_norm: string;
  readonly status: string;
}

const isId = (text: string) => idSchema.safeParse(text).success;

/** Suggestions travel inside a message code, whose separators they must not contain. */
export const offer = (code: string, names: string[]) =>
  names.length > 0 ? `${code}|try=${names.map((name) => name.replace(/[|=]/g, " ")).join("、")}` : code;

/** The documents that `references` name, by reference as written: an id, or a number in any spelling, year included. */
export async function findDocuments(db: Db, references: (string | undefined)[]) {
  const found = new Map<string, KnownDocument>();
  const keys = new Map<string, string>();
  for (const reference of new Set(references)) {
    if (!reference) continue;
    const number = isId(reference) ? null : normaliseNumber(reference);
    if (!number) keys.set(reference, reference.toLowerCase());
    else if (number.ok) keys.set(reference, number.norm);
  }
  if (keys.size === 0) return found;
  const wanted = [...new Set(keys.values())];
  const rows = await db
    .selectFrom("normative_documents")
    .select(["id", "number", "std_norm", "status"])
    .where((eb) =>
      eb.or([
        eb("std_norm", "in", wanted),
        eb("id", "in", wanted.filter(isId).concat("00000000-0000-0000-0000-000000000000")),
      ]),
    )
    .execute();
  const known = new Map(rows.flatMap((row) => [[row.id, row] as const, [row.std_norm, row] as const]));
  for (const [reference, key] of keys) {
    const document = known.get(key);
    if (document) found.set(reference, document);
  }
  return found;
}

/** Why a reference names no document, with the editions that share its number. */
export async function suggestEditions(db: Db, reference: string): Promise<string> {
  if (isId(reference)) return "unknown_document";
  const number = normaliseNumber(reference);
  const base = "base" in number ? number.base : null;
  if (base === null) return "unreadable_document";
  const rows = await db
    .selectFrom("normative_documents")
    .select("number")
    .where("std_base", "=", base)
    .orderBy("year", "desc")
    .limit(3)
    .execute();
  const names = rows.map((row) => row.number);
  return offer(number.ok ? "unknown_document" : "undated_document", names);
}
