import type { Actor } from "../actor";
import { mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import type { Db } from "../outbox.server";
import { changeReference } from "./changed.server";
import type { CompulsoryForm } from "./reference";

/** Puts a class of instruments, for one use, under compulsory verification; takes effect with the next item judged. */
export function addCompulsory(db: Db, actor: Actor, form: CompulsoryForm): Promise<void> {
  const { objectClassId, useZh, useEn, source } = form;
  return changeReference(
    db,
    actor,
    { table: "compulsory_instruments", id: objectClassId, data: { useZh, source } },
    async (tx) => {
      const found = await tx
        .selectFrom("object_classes")
        .select(["name_zh", "name_en"])
        .where("id", "=", objectClassId)
        .executeTakeFirst();
      const { name_zh, name_en } = mustExist(found);
      const made = await tx
        .insertInto("compulsory_instruments")
        .values({
          id: newId(),
          object_class_id: objectClassId,
          name_zh,
          name_en,
          use_zh: useZh,
          use_en: useEn,
          source,
        })
        .onConflict((clash) => clash.columns(["object_class_id", "use_zh"]).doNothing())
        .returning("id")
        .executeTakeFirst();
      mustHold(made !== undefined, "already_exists");
    },
  );
}

/** Takes a line out again. */
export function removeCompulsory(db: Db, actor: Actor, id: string): Promise<void> {
  return changeReference(
    db,
    actor,
    { table: "compulsory_instruments", id, data: { removed: true } },
    async (tx) => {
      const gone = await tx.deleteFrom("compulsory_instruments").where("id", "=", id).executeTakeFirst();
      mustHold(gone.numDeletedRows > 0n, "gone");
    },
  );
}
