import { createHash } from "node:crypto";
import type { Author } from "./actor";
import { type FileStore, plainName } from "./files";
import { newId } from "./ids";
import type { Tx } from "./outbox.server";

export interface NewFile {
  name: string;
  bytes: Uint8Array;
  mediaType: string;
  /** What it is for, e.g. `deliverable_source`: says who may fetch it. */
  purpose: string;
}

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Puts bytes under a generated key and records them. A rollback leaves unreferenced bytes, never a row without bytes. */
export async function storeFile(tx: Tx, store: FileStore, author: Author, file: NewFile) {
  const id = newId();
  const key = `${file.purpose}-${id}`;
  const hash = sha256(file.bytes);
  await store.put(key, file.bytes, file.mediaType);
  await tx
    .insertInto("files")
    .values({
      id,
      storage_key: key,
      sha256: hash,
      size: file.bytes.length,
      media_type: file.mediaType,
      name: plainName(file.name),
      organisation_id: author.organisationId,
      purpose: file.purpose,
      created_by: author.userId,
    })
    .execute();
  return { id, sha256: hash, size: file.bytes.length };
}
