import type { Tx } from "../outbox.server";

/**
 * Holds what bars these providers (rule 8: blacklist, suspension, grade) as it is until the end of the transaction:
 * whoever changes it locks the provider's row first, so no quote or award commits after it on what was before.
 */
export async function holdProviders(tx: Tx, providerIds: readonly string[]): Promise<void> {
  if (providerIds.length === 0) return;
  await tx
    .selectFrom("providers")
    .select("organisation_id")
    .where("organisation_id", "in", [...new Set(providerIds)])
    .orderBy("organisation_id")
    .forShare()
    .execute();
}
