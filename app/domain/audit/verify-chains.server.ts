import type { Db } from "../outbox.server";
import { auditHeads, headSignatures, printedEntries } from "./audit.queries.server";
import { type Broken, chainWalker, signatureFits } from "./chain.server";

const BATCH = 5_000;

export interface ChainReport {
  chain: string;
  entries: number;
  signed: number;
  /** The first entry that does not fit, or null when the chain is whole. */
  broken: Broken | null;
}

/** Recomputes every link of a chain outside of the database and names the first that was altered, removed or cut off. */
export async function verifyChain(
  db: Db,
  head: { chain: string; seq: number; hash: string },
  key?: string,
): Promise<ChainReport> {
  const { chain } = head;
  const walker = chainWalker(chain);
  const signatures = new Map((await headSignatures(db, chain)).map((row) => [row.seq, row]));
  let signed = 0;
  const report = (broken: Broken | null) => ({ chain, entries: walker.seq, signed, broken });
  for (;;) {
    const batch = await printedEntries(db, chain, walker.seq, BATCH);
    for (const entry of batch) {
      const broken = walker.step(entry);
      if (broken) return report(broken);
      const signature = signatures.get(entry.seq);
      if (!signature) continue;
      if (
        key &&
        (signature.hash !== entry.hash ||
          !signatureFits(key, chain, entry.seq, entry.hash, signature.signature))
      )
        return report({ chain, seq: entry.seq, fault: "wrong_signature" });
      signed += 1;
    }
    if (batch.length < BATCH) break;
  }
  const lastSigned = Math.max(0, ...signatures.keys());
  if (walker.seq < head.seq || walker.seq < lastSigned)
    return report({ chain, seq: walker.seq + 1, fault: "cut_off" });
  if (walker.hash !== head.hash) return report({ chain, seq: head.seq, fault: "wrong_head" });
  return report(null);
}

/** Verifies every chain; used by `npm run audit:verify` and by the audit page. */
export async function verifyChains(db: Db, key?: string): Promise<ChainReport[]> {
  const reports: ChainReport[] = [];
  for (const head of await auditHeads(db)) reports.push(await verifyChain(db, head, key));
  return reports;
}
