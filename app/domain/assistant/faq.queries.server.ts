import { sql } from "kysely";
import { afterCursor, pageOf } from "../cursor.server";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import { plainText } from "../page-key";

const PAGE = 25;

export interface FaqSearch {
  q?: string | undefined;
  cursor?: string | undefined;
}

/** Entries, the last changed first, a page at a time; refuses 422 a cursor that is none. */
export async function listFaq(db: Db, { q = "", cursor }: FaqSearch) {
  const words = plainText(q)
    .trim()
    .slice(0, 60)
    .replace(/[\\%_]/g, "\\$&");
  const rows = await db
    .selectFrom("faq_entries")
    .select(["id", "question", "source", "status", "edited", "version"])
    .select(sql<string>`updated_at::text`.as("at"))
    .$if(words !== "", (query) =>
      query.where((eb) =>
        eb.or([eb("question", "ilike", `%${words}%`), eb("answer", "ilike", `%${words}%`)]),
      ),
    )
    .where(afterCursor(cursor, "updated_at", "id"))
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  const { items, next } = pageOf(rows, PAGE);
  return { entries: items, next };
}

/** One entry with everything it ever said; refuses 404 an unknown one. */
export async function findFaq(db: Db, rawId: string | undefined) {
  const id = mustExist(idSchema.safeParse(rawId).data);
  const entry = mustExist(
    await db.selectFrom("faq_entries").selectAll().where("id", "=", id).executeTakeFirst(),
  );
  const versions = await db
    .selectFrom("faq_versions as v")
    .leftJoin("users as u", "u.id", "v.edited_by")
    .select(["v.version", "v.question", "v.answer", "v.source", "v.status", "v.at", "u.name as by"])
    .where("v.entry_id", "=", id)
    .orderBy("v.version", "desc")
    .limit(50)
    .execute();
  return { entry, versions };
}
