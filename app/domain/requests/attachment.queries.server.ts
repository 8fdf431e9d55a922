import { sql } from "kysely";
import type { Actor } from "../actor";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { draftsOf } from "./draft.queries.server";
import { seenBy } from "./sight.queries.server";

/** A file that came with a request or a draft, for those who may see that; refuses 404 to everybody else. */
export async function findAttachment(db: Db, actor: Actor, fileId: string) {
  const row = await db
    .selectFrom("files as f")
    .innerJoin("request_attachments as a", "a.file_id", "f.id")
    .leftJoin("requests as r", "r.id", "a.request_id")
    .select(["f.storage_key", "f.name", "f.media_type", "f.size"])
    .where("f.id", "=", fileId)
    .where((eb) =>
      eb.or([
        sql<boolean>`(r.id is not null and ${seenBy(actor)})`,
        eb("a.draft_id", "in", draftsOf(db, actor).select("d.id")),
      ]),
    )
    .executeTakeFirst();
  return mustExist(row);
}
