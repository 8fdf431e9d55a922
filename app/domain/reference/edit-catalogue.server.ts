import type { Actor } from "../actor";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { changeReference } from "./changed.server";
import type { ServiceForm } from "./reference";

/** Renames a service, or takes it out of the catalogue; requests that came through it keep it. */
export function editService(db: Db, actor: Actor, form: ServiceForm): Promise<void> {
  return changeReference(
    db,
    actor,
    { table: "catalogue_items", id: form.code, data: { active: form.active } },
    async (tx) => {
      const done = await tx
        .updateTable("catalogue_items")
        .set({ name_zh: form.nameZh, name_en: form.nameEn, active: form.active === "yes" })
        .where("code", "=", form.code)
        .returning("code")
        .executeTakeFirst();
      mustExist(done);
    },
  );
}
