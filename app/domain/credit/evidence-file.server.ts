import { type Actor, isProvider, isRegulator } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist, Refusal } from "../errors";
import { imageType, isPdf } from "../file-content.server";
import type { FileStore, IncomingFile } from "../files";
import type { Db, Tx } from "../outbox.server";
import { storeFile } from "../store-file.server";
import { creditPolicy } from "./credit.policy";

/** Keeps evidence, a PDF or a photo by content; null without any. Refuses anything else (422). */
export async function keepEvidence(tx: Tx, files: FileStore, actor: Actor, file: IncomingFile | null) {
  if (!file) return null;
  const mediaType = (await isPdf(file.bytes)) ? "application/pdf" : await imageType(file.bytes);
  if (!mediaType) throw new Refusal("invalid", "not_evidence", { fields: { file: "invalid_file" } });
  return (await storeFile(tx, files, actor, { ...file, mediaType, purpose: "credit_evidence" })).id;
}

/** Where the evidence of an event or of a case lies, for the provider it concerns and the regulators above it; else 404. */
export async function evidenceOf(db: Db, actor: Actor, fileId: string) {
  authorizeSight(isProvider(actor) || isRegulator(actor));
  const row = await db
    .selectFrom("files as f")
    .leftJoin("credit_events as e", "e.file_id", "f.id")
    .leftJoin("credit_cases as c", "c.file_id", "f.id")
    .innerJoin("organisations as o", (join) =>
      join.on((eb) => eb("o.id", "=", eb.fn.coalesce("e.provider_id", "c.provider_id"))),
    )
    .select(["f.storage_key", "f.name", "f.media_type", "o.id as provider_id", "o.region_code"])
    .where("f.id", "=", fileId)
    .where("f.purpose", "=", "credit_evidence")
    .executeTakeFirst();
  const found = mustExist(row);
  authorizeSight(creditPolicy.see(actor, found));
  return found;
}
