import { sql } from "kysely";
import type { Db } from "../outbox.server";
import type { Need } from "./need";

export interface PriceHint {
  medianFen: number;
  awards: number;
}

/** Fewer awards, or fewer providers behind them, would give a single bidder's price away (DOMAIN 5). */
const AWARDS = 5;
const PROVIDERS = 3;

/**
 * The median of the last 90 days' awards for the same category, kind and set of normative documents, in fen;
 * null below 5 awards of 3 providers.
 */
export async function priceHint(db: Db, need: Need): Promise<PriceHint | null> {
  const documents = [...new Set(need.items.flatMap((item) => item.documentId ?? []))].sort();
  const { rows } = await sql<{ median: number | null; awards: number; providers: number }>`
    select percentile_cont(0.5) within group (order by a.amount_fen) as median, count(*) as awards,
      count(distinct a.provider_id) as providers
    from awards a join packages p on p.id = a.package_id
    where a.awarded_at > now() - interval '90 days' and a.quote_id is not null
      and p.category = ${need.category} and p.kind = ${need.kind}
      and ${documents}::uuid[] = (select coalesce(array_agg(distinct i.document_id order by i.document_id), '{}')
        from items i where i.package_id = p.id and i.document_id is not null)`.execute(db);
  const row = rows[0];
  if (!row || row.median === null || row.awards < AWARDS || row.providers < PROVIDERS) return null;
  return { medianFen: Math.round(row.median), awards: row.awards };
}
