import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { invalid, mustExist, mustHold } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import { announce, type Db, enqueue, type Tx } from "../outbox.server";
import { storeFile } from "../store-file.server";
import { accreditationPolicy } from "./accreditation.policy";
import { lockAccreditation } from "./lock-accreditation.server";
import type { NewImport } from "./scope-import";
import { inspectTable } from "./scope-import/read-table.server";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Takes in an annex to be read in the background. Refuses at once what can be told from the outside: encoding, old
 * formats, workbooks that explode (`wrong_encoding`, `old_workbook`, `workbook_too_large`, …). Nothing takes effect yet.
 */
export async function createImport(
  db: Db,
  files: FileStore,
  actor: Actor,
  input: NewImport & { file: IncomingFile | null },
): Promise<{ id: string }> {
  const file = input.file ?? invalid({ file: "required" });
  const kind = inspectTable(file.bytes);
  return db.transaction().execute(async (tx) => {
    const accreditation = await lockAccreditation(tx, actor, input.accreditationId);
    authorize(accreditationPolicy.manage(actor, accreditation));
    mustHold(accreditation.status !== "withdrawn", "accreditation_withdrawn");
    await mustBeOpenSite(tx, accreditation.provider_id, input.siteId);
    const mediaType = kind === "workbook" ? XLSX : "text/csv";
    const stored = await storeFile(tx, files, actor, { ...file, mediaType, purpose: "scope_import" });
    const id = newId();
    await tx
      .insertInto("scope_imports")
      .values({
        id,
        provider_id: accreditation.provider_id,
        accreditation_id: accreditation.id,
        site_id: input.siteId,
        kind: input.kind,
        file_id: stored.id,
        created_by: actor.userId,
      })
      .execute();
    await enqueue(tx, "import-scope", { importId: id }, { key: `import-scope:${id}` });
    await announce(tx, actor, "scope.uploaded", {
      providerId: accreditation.provider_id,
      data: { importId: id, name: file.name.slice(0, 200) },
      audit: { type: "scope_import", id },
    });
    return { id };
  });
}

async function mustBeOpenSite(tx: Tx, providerId: string, siteId: string) {
  const site = await tx
    .selectFrom("sites")
    .select("closed_at")
    .where("id", "=", siteId)
    .where("provider_id", "=", providerId)
    .executeTakeFirst();
  mustHold(mustExist(site).closed_at === null, "site_closed");
}
