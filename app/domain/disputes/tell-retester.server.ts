import type { Author } from "../actor";
import { announce, type Tx } from "../outbox.server";

/**
 * Tells the house that re-tests, and it alone. The re-test is blind: no order, request or party is named in what it
 * hears, only the dispute's number.
 */
export const tellRetester = (
  tx: Tx,
  author: Author,
  kind: string,
  dispute: { number: string },
  retest: { id: string; provider_id: string },
) =>
  announce(tx, author, kind, {
    organisationId: retest.provider_id,
    data: { number: dispute.number, retestId: retest.id },
    audit: { type: "retest", id: retest.id },
  });
