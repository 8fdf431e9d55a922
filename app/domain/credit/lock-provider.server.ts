import { mustExist } from "../errors";
import type { Tx } from "../outbox.server";

/**
 * The provider's row, locked against everybody who grades, lists or awards it (`holdProviders`), with what a policy
 * asks. Unknown: 404. Take it after the rows of requests and orders, never twice in another strength.
 */
export async function lockProvider(tx: Tx, providerId: string) {
  const row = await tx
    .selectFrom("providers as p")
    .innerJoin("organisations as o", "o.id", "p.organisation_id")
    .select(["p.organisation_id as provider_id", "p.blacklisted_at", "o.region_code", "o.name"])
    .where("p.organisation_id", "=", providerId)
    .forNoKeyUpdate("p")
    .executeTakeFirst();
  return mustExist(row);
}
