import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

/** Published notices, latest first, a page at a time by moment. */
export function listNotices(
  db: Db,
  filter: { kind?: string | undefined; before?: Date | undefined; limit: number },
) {
  return db
    .selectFrom("notices as n")
    .leftJoin("hubs as h", "h.id", "n.hub_id")
    .select(["n.id", "n.kind", "n.title_zh", "n.title_en", "n.published_at", "n.demo"])
    .select(["h.name_zh as hub_zh", "h.name_en as hub_en"])
    .where("n.published_at", "<=", new Date())
    .$if(filter.kind !== undefined, (query) => query.where("n.kind", "=", filter.kind ?? ""))
    .$if(filter.before !== undefined, (query) =>
      query.where("n.published_at", "<", filter.before ?? new Date()),
    )
    .orderBy("n.published_at", "desc")
    .limit(filter.limit)
    .execute();
}

/** One published notice; refuses 404 for an unknown or unpublished one. */
export async function findNotice(db: Db, id: string) {
  const notice = await db
    .selectFrom("notices as n")
    .leftJoin("hubs as h", "h.id", "n.hub_id")
    .selectAll("n")
    .select(["h.name_zh as hub_zh", "h.name_en as hub_en"])
    .where("n.id", "=", mustExist(idSchema.safeParse(id).data))
    .where("n.published_at", "<=", new Date())
    .executeTakeFirst();
  return mustExist(notice);
}
