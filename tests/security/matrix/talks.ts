import { openConversation } from "~/domain/chat/open-conversation.server";
import type { Town } from "../support/town";

/** Conversations of the town: own with its expert and one message of the owner's, the order's, and two of strangers'. */
export async function talksOf(town: Town): Promise<Record<string, string>> {
  const { db, pool, actors } = town;
  const open = async (...[actor, opening]: [typeof actors.own, Parameters<typeof openConversation>[2]]) =>
    (await openConversation(db, actor, opening)).id;
  const ownTalk = await open(actors.own, { subject: "request", requestId: town.own.requestId });
  const expert = await town.actorOf("expert");
  await pool.query(
    `insert into conversation_people (conversation_id, user_id, organisation_id, part) values ($1, $2, $3, 'expert')`,
    [ownTalk, expert.userId, expert.organisationId],
  );
  const { rows } = await pool.query(
    `with moved as (update conversations set last_seq = last_seq + 1 where id = $1 returning last_seq)
     insert into chat_events (conversation_id, seq, type, kind, sender_id, sender_organisation_id, part, client_msg_id, body)
     select $1, last_seq, 'msg', 'text', $2, $3, 'asker', gen_random_uuid(), '矩阵里的一句话' from moved returning seq`,
    [ownTalk, actors.own.userId, actors.own.organisationId],
  );
  return {
    ownTalk,
    ownMessage: String(rows[0].seq),
    orderTalk: await open(actors.own, { subject: "order", orderId: town.orders.confirmed.orderId }),
    foreignTalk: await open(actors.stranger, { subject: "request", requestId: town.foreign.requestId }),
    farTalk: await open(actors.stranger, { subject: "enterprise" }),
  };
}
