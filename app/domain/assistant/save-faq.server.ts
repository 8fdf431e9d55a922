import type { Actor } from "../actor";
import { mustBeCurrent, mustExist } from "../errors";
import { newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import { changeReference } from "../reference/changed.server";
import type { FaqForm } from "./assistant";
import { faqPassage } from "./faq-passage.server";
import { countCorpus, indexPassages, wordReader } from "./index-passages.server";

/** Adds an entry that is found from now on; gives its id. Administrators only; the audit says who. */
export function addFaq(db: Db, actor: Actor, form: FaqForm): Promise<{ id: string }> {
  const id = newId();
  return changeReference(
    db,
    actor,
    { table: "faq_entries", id, data: { question: form.question } },
    async (tx) => {
      const entry = await tx
        .insertInto("faq_entries")
        .values({ id, ...form, edited: true })
        .returningAll()
        .executeTakeFirstOrThrow();
      await keep(tx, actor, entry);
      return { id };
    },
  );
}

/**
 * Rewrites or retires an entry; what it said before stays to be read, and a later load of the shipped texts leaves it as
 * it is. Refuses 404 an unknown one, 412 `stale_version` when somebody else has changed it since.
 */
export function editFaq(db: Db, actor: Actor, id: string, form: FaqForm, version: number): Promise<void> {
  return changeReference(
    db,
    actor,
    { table: "faq_entries", id, data: { question: form.question } },
    async (tx) => {
      const known = mustExist(
        await tx
          .selectFrom("faq_entries")
          .select("version")
          .where("id", "=", id)
          .forNoKeyUpdate()
          .executeTakeFirst(),
      );
      mustBeCurrent(version, known.version);
      const entry = await tx
        .updateTable("faq_entries")
        .set({ ...form, edited: true, version: version + 1, updated_at: new Date() })
        .where("id", "=", id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await keep(tx, actor, entry);
    },
  );
}

type Entry = Parameters<typeof faqPassage>[0] & { version: number; status: string };

/** The entry's words for the assistant, and its version for the record. */
async function keep(tx: Tx, actor: Actor, entry: Entry) {
  const { id: entry_id, version, question, aliases, answer, source, status } = entry;
  await tx
    .insertInto("faq_versions")
    .values({ entry_id, version, question, aliases, answer, source, status, edited_by: actor.userId })
    .execute();
  const passage = faqPassage(entry);
  await indexPassages(tx, [passage], await wordReader(tx));
  if (status === "retired") {
    await tx
      .updateTable("assistant_passages")
      .set({ retired_at: new Date() })
      .where("kind", "=", "rule")
      .where("key", "=", passage.key)
      .execute();
  }
  await countCorpus(tx);
}
