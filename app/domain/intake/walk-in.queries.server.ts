import { cleanUscc } from "../organisations/uscc";
import type { Db } from "../outbox.server";

const MOST = 10;
const likeText = (words: string) => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

const enterprises = (db: Db) =>
  db
    .selectFrom("organisations as o")
    .innerJoin("regions as g", "g.code", "o.region_code")
    .select(["o.id", "o.name", "o.uscc", "g.name as region"])
    .where("o.kind", "=", "enterprise")
    .where("o.status", "=", "active");

/** Enterprises by credit code or by words of their name, at most ten. */
export function findEnterprises(db: Db, words: string) {
  return enterprises(db)
    .where((eb) => eb.or([eb("o.uscc", "=", cleanUscc(words)), eb("o.name", "ilike", likeText(words))]))
    .orderBy("o.name")
    .limit(MOST)
    .execute();
}

/** The enterprise a request is filed for, or null. */
export async function enterpriseById(db: Db, id: string) {
  return (await enterprises(db).where("o.id", "=", id).executeTakeFirst()) ?? null;
}
