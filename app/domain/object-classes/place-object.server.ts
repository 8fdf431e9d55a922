import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { invalid } from "../errors";
import { normaliseWord } from "../matching/limitation";
import { announce, type Db, type Tx } from "../outbox.server";
import type { Placement } from "./object-class";
import { objectClassPolicy } from "./object-class.policy";

/**
 * A hub operator says what an object is, once, by name: scope rows and items with this text stop holding.
 * Gives the number of scope rows placed. Refuses: anybody but a hub (403), an unknown class (422).
 */
export function placeObject(db: Db, actor: Actor, input: Placement) {
  return db.transaction().execute(async (tx) => {
    authorize(objectClassPolicy.decide(actor));
    const code = input.classId ? await codeOf(tx, input.classId) : null;
    const norm = normaliseWord(input.text);
    const placement = {
      object_text: input.text,
      object_class_id: input.classId,
      placed_by: actor.userId,
    };
    await tx
      .insertInto("object_placements")
      .values({ object_norm: norm, ...placement })
      .onConflict((conflict) =>
        conflict.column("object_norm").doUpdateSet({ ...placement, placed_at: new Date() }),
      )
      .execute();
    const rows = await placeRows(tx, norm, input.classId);
    await announce(tx, actor, "reference.object_placed", {
      organisationId: actor.organisationId,
      data: { text: input.text, class: code, rows },
      audit: { type: "object", id: norm },
    });
    return { rows };
  });
}

async function codeOf(tx: Tx, classId: string) {
  const found = await tx
    .selectFrom("object_classes")
    .select("code")
    .where("id", "=", classId)
    .executeTakeFirst();
  return found?.code ?? invalid({ classId: "invalid_choice" });
}

/** Every spelling of the same text that still waits. */
async function placeRows(tx: Tx, norm: string, classId: string | null) {
  const waiting = await tx
    .selectFrom("scope_items")
    .select("object_text")
    .distinct()
    .where("status", "=", "active")
    .where("object_placed", "=", false)
    .execute();
  const texts = waiting.map((row) => row.object_text).filter((text) => normaliseWord(text) === norm);
  if (texts.length === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable("scope_items")
    .set({ object_placed: true, object_class_id: classId })
    .where("object_text", "in", texts)
    .where("status", "=", "active")
    .where("object_placed", "=", false)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
