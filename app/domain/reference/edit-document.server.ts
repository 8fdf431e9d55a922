import type { Actor } from "../actor";
import { invalid } from "../errors";
import { newId } from "../ids";
import { normaliseNumber } from "../normative-documents/number";
import { tokens } from "../normative-documents/tokens.server";
import type { Db, Tx } from "../outbox.server";
import { changeReference } from "./changed.server";
import type { DocumentForm } from "./reference";

/** The trust an administrator's own entry has among the sources: as good as the register. */
const OWN_RANK = 0;

function read(number: string, field: string) {
  const found = normaliseNumber(number);
  return found.ok
    ? found
    : invalid({ [field]: found.code === "undated" ? "undated_document" : "invalid_format" });
}

/** Enters a normative document or corrects the one with this number. Refuses a number that is none, or undated. */
export function saveDocument(db: Db, actor: Actor, form: DocumentForm): Promise<{ id: string }> {
  const number = read(form.number, "number");
  const older = form.replaces === "" ? null : read(form.replaces, "replaces").norm;
  return changeReference(
    db,
    actor,
    { table: "normative_documents", id: number.norm, data: { status: form.status } },
    async (tx) => {
      const id = await upsert(tx, form, number);
      if (older) await replace(tx, id, older);
      return { id };
    },
  );
}

async function upsert(
  tx: Tx,
  form: DocumentForm,
  number: { norm: string; base: string; year: number | null },
) {
  const facts = {
    title_zh: form.titleZh,
    title_en: form.titleEn === "" ? null : form.titleEn,
    status: form.status,
    published_on: form.publishedOn ?? null,
    implemented_on: form.implementedOn ?? null,
    source: form.source,
    source_rank: OWN_RANK,
    status_as_of: new Date().toISOString().slice(0, 10),
    updated_at: new Date(),
  };
  const row = await tx
    .insertInto("normative_documents")
    .values({
      id: newId(),
      number: number.norm,
      std_norm: number.norm,
      std_base: number.base,
      year: number.year,
      ...facts,
    })
    .onConflict((clash) => clash.column("std_norm").doUpdateSet(facts))
    .returning("id")
    .executeTakeFirstOrThrow();
  const words = await tokens(form.titleZh);
  await tx
    .updateTable("normative_documents")
    .set((eb) => ({ search: eb.fn("to_tsvector", [eb.val("simple"), eb.val(words.join(" "))]) as never }))
    .where("id", "=", row.id)
    .execute();
  return row.id;
}

/** Notes that a document takes an older one's place; the older becomes superseded once this one is in force. */
async function replace(tx: Tx, newerId: string, olderNorm: string) {
  const older = await tx
    .selectFrom("normative_documents")
    .select("id")
    .where("std_norm", "=", olderNorm)
    .executeTakeFirst();
  if (!older || older.id === newerId) invalid({ replaces: "unknown_document" });
  await tx
    .insertInto("normative_document_relations")
    .values({ newer_id: newerId, older_id: older.id })
    .onConflict((clash) => clash.doNothing())
    .execute();
  await tx
    .updateTable("normative_documents")
    .set({ status: "superseded" })
    .where("id", "=", older.id)
    .where("status", "in", ["current", "unknown"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("normative_documents as n")
          .select("n.id")
          .where("n.id", "=", newerId)
          .where("n.status", "=", "current"),
      ),
    )
    .execute();
}
