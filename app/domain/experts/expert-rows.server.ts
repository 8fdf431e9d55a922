import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist } from "../errors";
import { idSchema, newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import { type ExpertFacts, expertPolicy } from "./expert.policy";

export interface ExpertRow extends ExpertFacts {
  id: string;
  version: number;
}

const rowOf = (db: Db, id: string) =>
  sql<ExpertRow>`select e.id, e.version, e.user_id as "userId", e.organisation_id as "organisationId",
    h.ordinal as "hubOrdinal" from experts e join organisations g on g.id = e.organisation_id
    left join hubs h on h.id = g.hub_id where e.id = ${mustExist(idSchema.safeParse(id).data)}`.execute(db);

/** The profile, locked, for whoever may see it; refuses 404. */
export async function lockExpert(tx: Tx, actor: Actor, id: string): Promise<ExpertRow> {
  await sql`select from experts where id = ${mustExist(idSchema.safeParse(id).data)} for no key update`.execute(
    tx,
  );
  const expert = mustExist((await rowOf(tx, id)).rows[0]);
  authorizeSight(expertPolicy.see(actor, expert));
  return expert;
}

/** The actor's own profile in the house he acts for, made when it is missing; null unless he is an expert. */
export async function ownExpert(tx: Tx, actor: Actor): Promise<string | null> {
  if (actor.role !== "expert") return null;
  return ensureExpert(tx, actor);
}

/** Somebody's profile, made when it is missing: an empty one takes whatever nobody else takes. */
export async function ensureExpert(
  tx: Tx,
  { userId, organisationId }: { userId: string; organisationId: string },
): Promise<string> {
  await tx
    .insertInto("experts")
    .values({ id: newId(), user_id: userId, organisation_id: organisationId })
    .onConflict((clash) => clash.columns(["user_id", "organisation_id"]).doNothing())
    .execute();
  const row = await tx
    .selectFrom("experts")
    .select("id")
    .where("user_id", "=", userId)
    .where("organisation_id", "=", organisationId)
    .executeTakeFirstOrThrow();
  return row.id;
}
