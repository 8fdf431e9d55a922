import { sql } from "kysely";
import type { Actor } from "../actor";
import { invalid, mustExist, mustHold, Refusal } from "../errors";
import { joined } from "../idempotency/once.server";
import { fieldCodes } from "../messages";
import type { Db, Tx } from "../outbox.server";
import { createRequest } from "../requests/create-request.server";
import { draftBody, judgeDraft } from "../requests/draft";
import { findDraft } from "../requests/draft.queries.server";
import { appendEvent } from "./append-event.server";
import type { Card } from "./chat";
import { lockTalk } from "./lock-talk.server";

type DraftCard = Extract<Card, { kind: "draft" }>;

/**
 * The enterprise takes the request that an expert drafted, as it stands: it is created and submitted by the ordinary
 * command, and the conversation shows it. Twice gives the same request. Refuses 403 to others, 404 for a draft that was
 * not offered here, 409 once it was thrown away.
 */
export function confirmDraft(
  db: Db,
  actor: Actor,
  input: { c: string; draftId: string },
): Promise<{ requestId: string }> {
  return db.transaction().execute(async (tx) => {
    const { by } = await lockTalk(tx, actor, input.c);
    if (by.part !== "asker") throw new Refusal("forbidden", "forbidden");
    const cards = await cardsOf(tx, input);
    const done = cards.find(({ requestId }) => requestId);
    if (done?.requestId) return { requestId: done.requestId };
    const card = mustExist(cards[0]);
    const draft = await findDraft(tx, actor, input.draftId);
    mustHold(draft !== undefined, "draft_gone");
    const judged = judgeDraft(draftBody.parse(draft.body));
    if (!judged.success) invalid(fieldCodes(judged.error));
    const filing = { draftId: input.draftId, enterpriseId: draft.enterprise_id, channel: "chat" as const };
    const { id } = await createRequest(joined(tx), actor, judged.data, filing);
    await appendEvent(tx, input.c, {
      type: "card",
      by,
      card: { ...card, title: judged.data.title, requestId: id },
    });
    return { requestId: id };
  });
}

/** What the conversation shows of a draft: the offer, and the request once there is one. */
async function cardsOf(tx: Tx, { c, draftId }: { c: string; draftId: string }): Promise<DraftCard[]> {
  const { rows } = await sql<{ card: DraftCard }>`
    select data -> 'card' as card from chat_events where conversation_id = ${c} and type = 'card'
      and data #>> '{card,kind}' = 'draft' and data #>> '{card,draftId}' = ${draftId} order by seq`.execute(
    tx,
  );
  return rows.map(({ card }) => card);
}
