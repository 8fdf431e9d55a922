import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

/** The laws whose text is here, in the order of the collection. */
export function listLaws(db: Db) {
  return db
    .selectFrom("laws")
    .select(["id", "title", "issuing_body", "kind", "commencement_date", "version_date", "snapshot_on"])
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** One law with its articles; refuses 404 an unknown one. */
export async function findLaw(db: Db, rawId: string | undefined) {
  const id = mustExist(idSchema.safeParse(rawId).data);
  const law = mustExist(await db.selectFrom("laws").selectAll().where("id", "=", id).executeTakeFirst());
  const articles = await db
    .selectFrom("assistant_passages")
    .select(["id", "article", "label", "chapter", "body"])
    .where("law_id", "=", id)
    .where("retired_at", "is", null)
    .orderBy("position")
    .execute();
  return { law, articles };
}

/** The product's own texts: rules, terms and the compulsory list. */
export function ownTexts(db: Db) {
  return db
    .selectFrom("assistant_passages")
    .select(["id", "kind", "key", "title", "body", "href", "source", "as_of"])
    .where("kind", "in", ["rule", "term", "instrument"])
    .where("retired_at", "is", null)
    .orderBy("kind")
    .orderBy("key")
    .execute();
}

/** How many laws there are, and the day of the collection that they were taken from. */
export async function corpusFacts(db: Db): Promise<{ laws: number; snapshot: string | null }> {
  return db
    .selectFrom("laws")
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), "integer").as("laws"),
      eb.fn.min("snapshot_on").as("snapshot"),
    ])
    .executeTakeFirstOrThrow();
}
