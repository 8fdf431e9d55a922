import type { Db } from "../outbox.server";

/** Active enterprises by whole credit code or part of the name, at most ten; for a hub's counter. */
export async function findEnterprises(db: Db, words: string) {
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .selectFrom("organisations as o")
    .innerJoin("regions as g", "g.code", "o.region_code")
    .select(["o.id", "o.name", "o.uscc", "g.name as region_name"])
    .where("o.kind", "=", "enterprise")
    .where("o.status", "=", "active")
    .where((eb) => eb.or([eb("o.uscc", "=", words.toUpperCase()), eb("o.name", "ilike", like)]))
    .orderBy("o.name")
    .limit(10)
    .execute();
}

export const enterpriseName = (db: Db, id: string) =>
  db
    .selectFrom("organisations")
    .select(["id", "name", "uscc", "region_code", "park_hub_id"])
    .where("id", "=", id)
    .where("kind", "=", "enterprise")
    .executeTakeFirst();
