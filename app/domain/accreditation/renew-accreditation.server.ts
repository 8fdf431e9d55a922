import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { invalid, mustExist, mustHold } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import { announce, type Db } from "../outbox.server";
import type { Renewal } from "./accreditation";
import { accreditationPolicy } from "./accreditation.policy";
import { keepCertificate } from "./certificate-file.server";
import { lockAccreditation } from "./lock-accreditation.server";

/** The provider shows a renewed certificate; until a hub has seen it, the old dates stand. */
export async function requestRenewal(
  db: Db,
  files: FileStore,
  actor: Actor,
  input: Renewal & { accreditationId: string; file: IncomingFile | null },
) {
  const file = input.file ?? invalid({ file: "required" });
  return db.transaction().execute(async (tx) => {
    const row = await lockAccreditation(tx, actor, input.accreditationId);
    authorize(accreditationPolicy.manage(actor, row));
    mustHold(row.approved_at !== null && row.status !== "withdrawn", "conflict");
    const waiting = await tx
      .selectFrom("accreditation_renewals")
      .select("id")
      .where("accreditation_id", "=", row.id)
      .where("status", "=", "pending")
      .executeTakeFirst();
    mustHold(waiting === undefined, "renewal_waiting");
    if (input.validTo <= row.valid_to) invalid({ validTo: "not_later" });
    await tx
      .insertInto("accreditation_renewals")
      .values({
        id: newId(),
        accreditation_id: row.id,
        valid_from: input.validFrom,
        valid_to: input.validTo,
        file_id: await keepCertificate(tx, files, actor, file),
        created_by: actor.userId,
      })
      .execute();
    await announce(tx, actor, "accreditation.renewal_requested", {
      providerId: row.provider_id,
      data: { accreditationId: row.id, number: row.number, validTo: input.validTo },
      audit: { type: "accreditation", id: row.id },
    });
  });
}

/** The hub accepts a renewal, which moves the dates, or sends it back. The first day of validity never moves later. */
export function decideRenewal(
  db: Db,
  actor: Actor,
  input: { accreditationId: string; approve: boolean; note: string },
) {
  return db.transaction().execute(async (tx) => {
    const row = await lockAccreditation(tx, actor, input.accreditationId);
    authorize(accreditationPolicy.decide(actor, row));
    const renewal = mustExist(
      await tx
        .selectFrom("accreditation_renewals")
        .selectAll()
        .where("accreditation_id", "=", row.id)
        .where("status", "=", "pending")
        .forUpdate()
        .executeTakeFirst(),
    );
    mustHold(input.approve || input.note.length >= 4, "reason_required");
    const status = input.approve ? "approved" : "refused";
    await tx
      .updateTable("accreditation_renewals")
      .set({ status, note: input.note, decided_by: actor.userId, decided_at: new Date() })
      .where("id", "=", renewal.id)
      .execute();
    if (input.approve) {
      await tx
        .updateTable("accreditations")
        .set({
          valid_from: sql`least(valid_from, ${renewal.valid_from}::date)`,
          valid_to: renewal.valid_to,
          file_id: renewal.file_id,
          version: sql`version + 1`,
        })
        .where("id", "=", row.id)
        .execute();
    }
    await announce(tx, actor, input.approve ? "accreditation.renewed" : "accreditation.renewal_refused", {
      providerId: row.provider_id,
      data: { accreditationId: row.id, number: row.number, validTo: renewal.valid_to },
      audit: { type: "accreditation", id: row.id },
    });
  });
}
