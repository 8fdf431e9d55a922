import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { chinaDay } from "../china-day";
import { invalid, Refusal } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import { announce, type Db } from "../outbox.server";
import type { NewAccreditation } from "./accreditation";
import { accreditationPolicy } from "./accreditation.policy";
import { keepCertificate } from "./certificate-file.server";
import { certificateNumberWarnings } from "./certificate-number";

/** Remarks on the number of a certificate; a pattern warns, it never refuses (DOMAIN 2). */
export function numberWarnings(kind: string, number: string): readonly string[] {
  if (kind !== "cma" && kind !== "cnas") return [];
  return certificateNumberWarnings(kind, number, Number(chinaDay().slice(0, 4)));
}

/** A provider enters a certificate with its copy. It proves nothing before a hub of its area has seen it. */
export async function addAccreditation(
  db: Db,
  files: FileStore,
  actor: Actor,
  input: NewAccreditation & { file: IncomingFile | null },
): Promise<{ id: string; warnings: readonly string[] }> {
  const file = input.file ?? invalid({ file: "required" });
  return db.transaction().execute(async (tx) => {
    const providerId = actor.organisationId;
    authorize(accreditationPolicy.manage(actor, { provider_id: providerId }));
    const id = newId();
    const made = await tx
      .insertInto("accreditations")
      .values({
        id,
        provider_id: providerId,
        kind: input.kind,
        number: input.number,
        valid_from: input.validFrom,
        valid_to: input.validTo,
        ccc_designated: input.kind === "cnca" && input.cccDesignated === "on",
        file_id: await keepCertificate(tx, files, actor, file),
      })
      .onConflict((clash) => clash.columns(["kind", "number"]).doNothing())
      .executeTakeFirst();
    if (!made.numInsertedOrUpdatedRows) {
      throw new Refusal("invalid", "certificate_taken", { fields: { number: "duplicate" } });
    }
    const warnings = numberWarnings(input.kind, input.number);
    await announce(tx, actor, "accreditation.added", {
      providerId,
      data: { accreditationId: id, kind: input.kind, number: input.number, warnings },
      audit: { type: "accreditation", id },
    });
    return { id, warnings };
  });
}
