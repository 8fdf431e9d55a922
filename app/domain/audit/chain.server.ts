import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** One entry as the database prints it; the hash is made over exactly these texts. */
export interface PrintedEntry {
  chain: string;
  seq: number;
  /** UTC, microseconds: 2026-11-23T02:41:41.000000 */
  at: string;
  actor: string;
  action: string;
  subject_type: string;
  subject_id: string;
  data: string;
  previous_hash: string;
  hash: string;
}

export const GENESIS = "0".repeat(64);

/** The hash that `append_audit` gives an entry, recomputed outside of the database. */
export function hashOfEntry(entry: Omit<PrintedEntry, "hash">): string {
  const parts = [
    entry.previous_hash,
    entry.chain,
    String(entry.seq),
    entry.at,
    entry.actor,
    entry.action,
    entry.subject_type,
    entry.subject_id,
    entry.data,
  ];
  return createHash("sha256").update(parts.join("\x1f")).digest("hex");
}

export type Fault = "altered" | "gap" | "cut_off" | "wrong_head" | "wrong_signature";
export interface Broken {
  chain: string;
  seq: number;
  fault: Fault;
}

/** Follows one chain link by link; `step` names the first entry that does not fit. */
export function chainWalker(chain: string) {
  let previous = GENESIS;
  let seq = 0;
  return {
    step(entry: PrintedEntry): Broken | null {
      if (entry.seq !== seq + 1) return { chain, seq: seq + 1, fault: "gap" };
      if (entry.previous_hash !== previous || entry.hash !== hashOfEntry(entry)) {
        return { chain, seq: entry.seq, fault: "altered" };
      }
      previous = entry.hash;
      seq = entry.seq;
      return null;
    },
    get seq() {
      return seq;
    },
    get hash() {
      return previous;
    },
  };
}

/** HMAC-SHA256 of a chain's head, so that a rewritten chain cannot be given a fitting head without the key. */
export const signHead = (key: string, chain: string, seq: number, hash: string) =>
  createHmac("sha256", key).update(`${chain}:${seq}:${hash}`).digest("hex");

export function signatureFits(key: string, chain: string, seq: number, hash: string, signature: string) {
  const expected = Buffer.from(signHead(key, chain, seq, hash));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
