import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { invalid, mustExist, mustHold } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import { announce, type Db } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";
import type { NewCapability } from "./capability";
import { keepCertificate } from "./certificate-file.server";

/** A provider asks for a capability line; one that was refused or taken back may be asked for again. */
export function requestCapability(
  db: Db,
  files: FileStore,
  actor: Actor,
  input: NewCapability & { file: IncomingFile | null },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const providerId = actor.organisationId;
    authorize(accreditationPolicy.manage(actor, { provider_id: providerId }));
    const site = await tx
      .selectFrom("sites")
      .select("id")
      .where("id", "=", input.siteId)
      .where("provider_id", "=", providerId)
      .where("closed_at", "is", null)
      .executeTakeFirst();
    if (!site) invalid({ siteId: "invalid_choice" });
    const terms = {
      description: input.description,
      status: "pending",
      evidence_file_id: input.file ? await keepCertificate(tx, files, actor, input.file) : null,
      decided_at: null,
      decided_by: null,
      decision_note: null,
    };
    const { siteId, category, kind } = input;
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("capability_lines")
      .values({ id: newId(), provider_id: providerId, site_id: siteId, category, kind, ...terms })
      .onConflict((clash) =>
        clash
          .columns(["provider_id", "site_id", "category", "kind"])
          .doUpdateSet(terms)
          .where("capability_lines.status", "in", ["refused", "withdrawn"]),
      )
      .executeTakeFirst();
    mustHold(Boolean(numInsertedOrUpdatedRows), "capability_exists");
    await announce(tx, actor, "accreditation.capability_requested", {
      providerId,
      data: { siteId, category, kind },
    });
  });
}

/** The provider takes a line back; it counts no more. */
export function withdrawCapability(db: Db, actor: Actor, id: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = mustExist(
      await tx.selectFrom("capability_lines").selectAll().where("id", "=", id).forUpdate().executeTakeFirst(),
    );
    authorizeSight(row.provider_id === actor.organisationId);
    authorize(accreditationPolicy.manage(actor, row));
    mustHold(row.status === "pending" || row.status === "vetted", "conflict");
    await tx.updateTable("capability_lines").set({ status: "withdrawn" }).where("id", "=", id).execute();
    await announce(tx, actor, "accreditation.capability_withdrawn", {
      providerId: row.provider_id,
      data: { category: row.category, kind: row.kind },
    });
  });
}
