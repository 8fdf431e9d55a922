import type { Author } from "../actor";
import { announce, type Tx } from "../outbox.server";
import type { LockedDispute } from "./lock-dispute.server";
import type { PanelCandidate } from "./panel.queries.server";

/** Each member hears by name that he sits; the notice names the dispute, not the parties. */
export async function tellMembers(
  tx: Tx,
  author: Author,
  { row }: LockedDispute,
  people: readonly PanelCandidate[],
) {
  for (const { userId, organisationId } of people) {
    await announce(tx, author, "arbitration.called", {
      organisationId,
      data: { number: row.number, disputeId: row.id, userId },
      audit: { type: "dispute", id: row.id },
    });
  }
}
