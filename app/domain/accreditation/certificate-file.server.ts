import type { Author } from "../actor";
import { Refusal } from "../errors";
import { imageType, isPdf } from "../file-content.server";
import type { FileStore, IncomingFile } from "../files";
import type { Tx } from "../outbox.server";
import { storeFile } from "../store-file.server";

/** Keeps a certificate's copy: PDF or photo by content. Refuses anything else with `not_a_certificate`. */
export async function keepCertificate(
  tx: Tx,
  files: FileStore,
  author: Author,
  file: IncomingFile,
): Promise<string> {
  const mediaType = (await isPdf(file.bytes)) ? "application/pdf" : await imageType(file.bytes);
  if (!mediaType) throw new Refusal("invalid", "not_a_certificate", { fields: { file: "invalid_file" } });
  return (await storeFile(tx, files, author, { ...file, mediaType, purpose: "certificate" })).id;
}
