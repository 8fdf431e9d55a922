import type { Db } from "../outbox.server";
import { auditHeads } from "./audit.queries.server";
import { signHead } from "./chain.server";

/** Signs the present head of every chain that grew since the last signature. Returns how many were signed. */
export async function signHeads(db: Db, key: string): Promise<number> {
  const heads = (await auditHeads(db)).filter((head) => head.seq > 0);
  if (heads.length === 0) return 0;
  const signed = await db
    .insertInto("audit_head_signatures")
    .values(heads.map((head) => ({ ...head, signature: signHead(key, head.chain, head.seq, head.hash) })))
    .onConflict((conflict) => conflict.doNothing())
    .returning("chain")
    .execute();
  return signed.length;
}
