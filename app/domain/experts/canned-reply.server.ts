import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import type { Db } from "../outbox.server";
import { type CannedInput, cannedPolicy, MOST_REPLIES } from "./canned-reply";

export interface CannedReply {
  id: string;
  title: string;
  body: string;
  shared: boolean;
  mine: boolean;
}

const seen = (db: Db, actor: Actor) =>
  db
    .selectFrom("canned_replies")
    .where("organisation_id", "=", actor.organisationId)
    .where((eb) => eb.or([eb("owner_id", "is", null), eb("owner_id", "=", actor.userId)]));

/** The actor's own replies and those of his house, by title; none for whoever answers nobody. */
export async function cannedReplies(db: Db, actor: Actor): Promise<CannedReply[]> {
  if (!cannedPolicy.use(actor)) return [];
  const rows = await seen(db, actor)
    .selectAll()
    .orderBy("owner_id", (order) => order.asc().nullsLast())
    .orderBy("title")
    .orderBy("id")
    .limit(2 * MOST_REPLIES)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    body: row.body,
    shared: row.owner_id === null,
    mine: cannedPolicy.change(actor, row),
  }));
}

/** Keeps a reply, or changes one. Refuses 403 to who may not, 404 for one he does not see, 409 beyond 200 of a kind. */
export async function saveCannedReply(db: Db, actor: Actor, input: CannedInput): Promise<void> {
  authorize(cannedPolicy.use(actor));
  const owner = { organisation_id: actor.organisationId, owner_id: input.shared ? null : actor.userId };
  authorize(cannedPolicy.change(actor, owner));
  const words = { title: input.title, body: input.body };
  await db.transaction().execute(async (tx) => {
    if (input.id) {
      const kept = await seen(tx, actor)
        .selectAll()
        .where("id", "=", input.id)
        .forUpdate()
        .executeTakeFirst();
      authorize(cannedPolicy.change(actor, mustExist(kept)));
      await tx
        .updateTable("canned_replies")
        .set({ ...words, ...owner })
        .where("id", "=", input.id)
        .execute();
      return;
    }
    const count = await seen(tx, actor)
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("owner_id", input.shared ? "is" : "=", owner.owner_id)
      .executeTakeFirstOrThrow();
    mustHold(count.n < MOST_REPLIES, "too_many_replies", { values: { most: MOST_REPLIES } });
    await tx
      .insertInto("canned_replies")
      .values({ id: newId(), ...words, ...owner })
      .execute();
  });
}

/** Throws a reply away. Refuses 404 for one he does not see, 403 for the house's unless he is its head. */
export function deleteCannedReply(db: Db, actor: Actor, id: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const kept = await seen(tx, actor).selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
    authorize(cannedPolicy.change(actor, mustExist(kept)));
    await tx.deleteFrom("canned_replies").where("id", "=", id).execute();
  });
}
