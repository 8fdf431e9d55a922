import type { Author } from "../actor";
import { chinaDay } from "../china-day";
import { assertWithinScope } from "../matching/assert-within-scope.server";
import type { Tx } from "../outbox.server";

interface Part {
  packageId: string;
  itemIds: readonly string[];
  subcontractorId: string;
  siteId: string;
  promisedOn: string | null;
}

/** The gate on a subcontractor, for its part alone: rules 1–5, 7 and 8. Gives the legality record's id; refuses 403. */
export async function judgePart(tx: Tx, author: Author, part: Part): Promise<string> {
  const { legalityRecordId } = await assertWithinScope(tx, author, {
    packageId: part.packageId,
    providerId: part.subcontractorId,
    siteId: part.siteId,
    moment: "subcontract",
    promisedOn: part.promisedOn ?? chinaDay(),
    only: part.itemIds,
  });
  return legalityRecordId;
}
