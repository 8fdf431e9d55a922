import { openConversation } from "~/domain/chat/open-conversation.server";
import { newId } from "~/domain/ids";
import type { Town } from "../support/town";

/** An expert of the city, a talk that waits in a queue of either neighbourhood, and a consultation on the first. */
export async function expertPlaces({ db, actors }: Town): Promise<Record<string, string>> {
  const person = await db
    .selectFrom("memberships as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select(["m.user_id", "m.organisation_id"])
    .where("u.login", "=", "expert")
    .executeTakeFirstOrThrow();
  const cityExpert = newId();
  await db
    .insertInto("experts")
    .values({ id: cityExpert, ...person })
    .execute();
  const talk = async (actor: Town["actors"]["own"]) =>
    (await openConversation(db, actor, { subject: "enterprise", category: "testing" })).id;
  const [queueTalk, farQueueTalk] = [await talk(actors.own), await talk(actors.stranger)];
  const { hub_id } = await db
    .selectFrom("conversations")
    .select("hub_id")
    .where("id", "=", queueTalk)
    .executeTakeFirstOrThrow();
  const [consultation, group_id] = [newId(), newId()];
  await db
    .insertInto("conversations")
    .values({ id: group_id, subject: "consultation", parent_id: queueTalk, hub_id })
    .execute();
  const about = { conversation_id: queueTalk, group_id, question: "请会诊", opened_by: actors.own.userId };
  await db
    .insertInto("consultations")
    .values({ id: consultation, ...about })
    .execute();
  return { cityExpert, queueTalk, farQueueTalk, consultation };
}
