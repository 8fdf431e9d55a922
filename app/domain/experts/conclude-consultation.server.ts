import type { Actor } from "../actor";
import { appendEvent } from "../chat/append-event.server";
import { announce, type Tx } from "../outbox.server";
import { endConsultation } from "./end-consultation.server";
import type { LockedConsultation, Member } from "./lock-consultation.server";

/**
 * Every member of a locked consultation has signed: the card with the words, their fingerprint and the signers, for all
 * who talk; then it is over. Called last: it announces.
 */
export async function concludeConsultation(
  tx: Tx,
  actor: Actor,
  consultation: LockedConsultation,
  signers: readonly Member[],
  now: Date,
): Promise<void> {
  const { id, conversation, opinion, opinionHash } = consultation;
  await appendEvent(tx, conversation.id, {
    type: "card",
    by: null,
    card: {
      kind: "opinion",
      consultationId: id,
      opinion,
      hash: opinionHash ?? "",
      signers: signers.map(({ name, organisation, signedAt }) => ({
        name,
        organisation,
        at: new Date(signedAt ?? now).toISOString(),
      })),
    },
  });
  await endConsultation(tx, consultation, "signed", now);
  await announce(tx, actor, "consultation.signed", {
    ...(conversation.requestId ? { requestId: conversation.requestId } : {}),
    ...(conversation.orderId ? { orderId: conversation.orderId } : {}),
    data: {
      consultationId: id,
      conversationId: conversation.id,
      ...(conversation.number ? { number: conversation.number } : {}),
    },
    audit: { type: "consultation", id },
  });
}
