import type { Author } from "../actor";
import { newId } from "../ids";
import type { Db } from "../outbox.server";
import type { Assessment } from "./assess.server";
import { GATE_VERSION } from "./gate";
import { type LegalityBody, recordedScope } from "./legality-record";
import { RULES } from "./rules";

export interface LegalityRow {
  id: string;
  moment: string;
  package_id: string;
  provider_id: string;
  site_id: string | null;
  verdict: string;
  rule_version: string;
  promised_on: string;
  body: string;
  actor_id: string | null;
}

function legalityBody({ need, provider, verdict, moment, today }: Assessment): LegalityBody {
  const site = provider.sites.find(({ id }) => id === verdict.siteId);
  const itemOf = (position: number) => site?.items.find(({ item }) => item.position === position)?.item;
  return {
    moment,
    today,
    provider: { id: provider.id, name: provider.name, provisional: provider.provisional },
    site: site ? { id: site.id, name: site.name } : null,
    kind: need.kind,
    category: need.category,
    codes: verdict.codes,
    basis: Object.fromEntries(verdict.codes.map((code) => [code, RULES[code].basis])),
    items: verdict.items.map((each) => {
      const item = itemOf(each.position);
      return {
        position: each.position,
        itemId: item?.itemId ?? null,
        sampleName: item?.sampleName ?? "",
        document: item?.documentNorm ?? null,
        parameter: item?.parameterName ?? null,
        verdict: each.verdict,
        codes: each.codes,
        otherEditions: each.otherEditions,
        scope: recordedScope(each),
      };
    }),
  };
}

/** The row that keeps a verdict: which rule version said what, about which rows, on which certificate, when. */
export function legalityRow(author: Author, packageId: string, assessment: Assessment): LegalityRow {
  const { provider, verdict, moment, promisedOn } = assessment;
  return {
    id: newId(),
    moment,
    package_id: packageId,
    provider_id: provider.id,
    site_id: verdict.siteId || null,
    verdict: verdict.verdict,
    rule_version: GATE_VERSION,
    promised_on: promisedOn,
    body: JSON.stringify(legalityBody(assessment)),
    actor_id: author.userId,
  };
}

/** A statement takes 65,535 values; a record has ten. */
const BATCH = 2_000;

/** Stores records, thousands in one statement. They are append-only: the database refuses to change them. */
export async function recordLegality(db: Db, rows: readonly LegalityRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    await db
      .insertInto("legality_records")
      .values(rows.slice(from, from + BATCH))
      .execute();
  }
}
