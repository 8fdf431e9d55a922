import type { Actor } from "../actor";
import { mustExist } from "../errors";
import type { Tx } from "../outbox.server";
import { type LockedAccreditation, lockAccreditation } from "./lock-accreditation.server";

/** An import with its accreditation, both locked in that order: two decisions on one annex never overlap. */
export async function lockImport(tx: Tx, actor: Actor, importId: string) {
  const found = mustExist(
    await tx
      .selectFrom("scope_imports")
      .select("accreditation_id")
      .where("id", "=", importId)
      .executeTakeFirst(),
  );
  const accreditation: LockedAccreditation = await lockAccreditation(tx, actor, found.accreditation_id);
  const row = mustExist(
    await tx
      .selectFrom("scope_imports")
      .selectAll()
      .where("id", "=", importId)
      .forUpdate()
      .executeTakeFirst(),
  );
  return { row, accreditation };
}
