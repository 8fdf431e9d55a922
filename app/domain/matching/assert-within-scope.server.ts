import type { Author } from "../actor";
import { mustExist } from "../errors";
import type { Tx } from "../outbox.server";
import { assessProvider } from "./assess.server";
import type { Moment } from "./facts";
import { holdProviders } from "./hold-providers.server";
import type { Part } from "./need";
import { legalityRow, recordLegality } from "./record-legality.server";
import { type GateCode, RULES } from "./rules";
import { GateRefusal } from "./with-legality.server";

export interface ScopeQuestion extends Part {
  packageId: string;
  providerId: string;
  /** The performing site; null lets the gate pick the provider's best one. */
  siteId: string | null;
  moment: Exclude<Moment, "invitation">;
  /** Day on which the report is promised, YYYY-MM-DD. */
  promisedOn: string;
  /** At issue: who signs. */
  signatoryUserId?: string | undefined;
}

/**
 * The legal gate (DOMAIN 4), in the caller's transaction and against what it sees. Stores the legality record and
 * gives its id with the performing site; refuses with 403 and the gate's code, also when the verdict is only *hold*.
 * Run the command through `withLegality`, so that the record of a refusal survives the rollback.
 */
export async function assertWithinScope(tx: Tx, author: Author, question: ScopeQuestion) {
  await holdProviders(tx, [question.providerId]);
  const assessment = mustExist(await assessProvider(tx, question));
  const record = legalityRow(author, question.packageId, assessment);
  const { verdict, codes, siteId } = assessment.verdict;
  if (verdict !== "eligible") throw new GateRefusal(leading(codes), record);
  await recordLegality(tx, [record]);
  return { legalityRecordId: record.id, siteId };
}

/** The code a refusal is told by: a refusing one before one that only holds. */
function leading(codes: readonly GateCode[]): GateCode {
  return codes.find((code) => RULES[code].verdict === "refused") ?? codes[0] ?? "gate_no_scope";
}
