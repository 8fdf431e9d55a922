import type { Actor } from "../actor";
import { newId } from "../ids";
import type { Db } from "../outbox.server";
import { changeReference } from "./changed.server";
import type { NoticeForm } from "./reference";

/** Publishes a notice at once; gives its id. */
export function publishNotice(db: Db, actor: Actor, form: NoticeForm): Promise<{ id: string }> {
  const id = newId();
  return changeReference(db, actor, { table: "notices", id, data: { title: form.titleZh } }, async (tx) => {
    await tx
      .insertInto("notices")
      .values({
        id,
        kind: form.kind,
        title_zh: form.titleZh,
        title_en: form.titleEn,
        body_zh: form.bodyZh,
        body_en: form.bodyEn,
        published_at: new Date(),
      })
      .execute();
    return { id };
  });
}
