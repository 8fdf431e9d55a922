import type { Author } from "../actor";
import { assertWithinScope } from "../matching/assert-within-scope.server";
import type { Tx } from "../outbox.server";

interface Retester {
  packageId: string;
  providerId: string;
  siteId: string;
  itemIds: readonly string[];
  promisedOn: string;
}

/** The legal gate on who re-tests, for these items and that day (DOMAIN 4). Gives the record's id; refuses 403. */
export async function judgeRetester(tx: Tx, author: Author, { itemIds, ...who }: Retester): Promise<string> {
  const question = { ...who, moment: "retest" as const, only: itemIds };
  return (await assertWithinScope(tx, author, question)).legalityRecordId;
}
