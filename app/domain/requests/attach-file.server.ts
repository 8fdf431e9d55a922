import type { Actor } from "../actor";
import { invalid, mustExist, Refusal } from "../errors";
import { mediaTypeOf } from "../file-content.server";
import type { FileStore, IncomingFile } from "../files";
import { type Db, recordAudit } from "../outbox.server";
import { assertModestZip } from "../spreadsheet.server";
import { storeFile } from "../store-file.server";
import { draftsOf } from "./draft.queries.server";

const OFFICE = "application/vnd.openxmlformats-officedocument.";
/** Judged by content. Old Word and Excel files are all one container; SVG and HTML are never among these. */
const ALLOWED: Record<string, string[]> = {
  "application/pdf": [],
  "image/png": [],
  "image/jpeg": [],
  "image/webp": [],
  [`${OFFICE}wordprocessingml.document`]: ["zip"],
  [`${OFFICE}spreadsheetml.sheet`]: ["zip"],
  [`${OFFICE}presentationml.presentation`]: ["zip"],
  "application/x-cfb": [],
};
const MAX_ATTACHMENTS = 10;

/** The media type of an attachment by its content; refuses `attachment_type`, and archives that unpack to too much. */
export async function attachmentType(file: IncomingFile): Promise<string> {
  if (file.bytes.length === 0) invalid({ attachment: "empty_file" });
  const found = await mediaTypeOf(file.bytes);
  const traits = found ? ALLOWED[found] : undefined;
  if (!found || !traits) return invalid({ attachment: "attachment_type" });
  if (traits.includes("zip")) assertModestZip(file.bytes);
  return found;
}

/** Adds a file to a draft: at most ten, kinds by content, under a generated key. Its name is kept for showing only. */
export async function attachFile(
  db: Db,
  store: FileStore,
  actor: Actor,
  input: { draftId: string; file: IncomingFile },
) {
  const mediaType = await attachmentType(input.file);
  return db.transaction().execute(async (tx) => {
    const row = await draftsOf(tx, actor)
      .select("d.id")
      .where("d.id", "=", input.draftId)
      .forUpdate("d")
      .executeTakeFirst();
    const draft = mustExist(row, "draft_gone");
    const { count } = await tx
      .selectFrom("request_attachments")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("draft_id", "=", draft.id)
      .executeTakeFirstOrThrow();
    if (count >= MAX_ATTACHMENTS)
      throw new Refusal("limited", "too_many_attachments", { values: { most: MAX_ATTACHMENTS } });
    const file = await storeFile(tx, store, actor, {
      ...input.file,
      mediaType,
      purpose: "request-attachment",
    });
    await tx.insertInto("request_attachments").values({ draft_id: draft.id, file_id: file.id }).execute();
    await recordAudit(tx, actor, "file.attached", { type: "file", id: file.id }, { sha256: file.sha256 });
    return file;
  });
}

/** Takes a file off a draft; what was handed in with a request stays with it. */
export async function detachFile(
  db: Db,
  actor: Actor,
  input: { draftId: string; fileId: string },
): Promise<void> {
  const row = await draftsOf(db, actor).select("d.id").where("d.id", "=", input.draftId).executeTakeFirst();
  mustExist(row, "draft_gone");
  await db
    .deleteFrom("request_attachments")
    .where("draft_id", "=", input.draftId)
    .where("request_id", "is", null)
    .where("file_id", "=", input.fileId)
    .execute();
}
