import type { Author } from "../actor";
import { Refusal } from "../errors";
import { imageType, isPdf } from "../file-content.server";
import type { FileStore, IncomingFile } from "../files";
import type { Tx } from "../outbox.server";
import { storeFile } from "../store-file.server";

/** As many as a form takes along. */
const MOST_FILES = 6;

/** Keeps the files of a step: PDF or photos, told by their content. Gives their ids; refuses others with 415. */
export async function keepEvidence(tx: Tx, store: FileStore, author: Author, files: readonly IncomingFile[]) {
  if (files.length > MOST_FILES) {
    throw new Refusal("invalid", "too_many_files", { fields: { files: "too_many_files" } });
  }
  const ids: string[] = [];
  for (const file of files) {
    const mediaType = (await isPdf(file.bytes)) ? "application/pdf" : await imageType(file.bytes);
    if (!mediaType) {
      throw new Refusal("unsupported", "evidence_not_readable", { fields: { files: "invalid_file" } });
    }
    ids.push((await storeFile(tx, store, author, { ...file, mediaType, purpose: "dispute_evidence" })).id);
  }
  return ids;
}
