import { Refusal } from "../errors";
import type { Tx } from "../outbox.server";

/**
 * Refuses 409 `uscc_unconfirmed` while a hub has not confirmed an organisation's credit code (DOMAIN 2): until then it
 * neither posts nor quotes.
 */
export async function assertMayTrade(tx: Tx, organisationId: string): Promise<void> {
  const found = await tx
    .selectFrom("organisations")
    .select("uscc_state")
    .where("id", "=", organisationId)
    .executeTakeFirst();
  mayTrade(found?.uscc_state);
}

/** The same of a state that was read already. */
export function mayTrade(usccState: string | undefined): void {
  if (usccState === "exception_pending") throw new Refusal("conflict", "uscc_unconfirmed");
}
