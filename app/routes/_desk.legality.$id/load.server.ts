import { authorizeSight } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { legalityPolicy } from "~/domain/matching/legality.policy";
import { findLegality } from "~/domain/matching/legality.queries.server";
import type { Visit } from "~/platform/http.server";

/** The record, for who may open it; everybody else is told that there is none. */
export async function load({ db, actor, params }: Visit) {
  const id = idSchema.safeParse(params.id);
  const record = mustExist(id.success ? await findLegality(db, id.data) : null);
  authorizeSight(legalityPolicy.see(actor, record));
  const { hub_ordinal, origin_ordinal, enterprise_id, provider_id, ...shown } = record;
  return { ...shown, at: record.at.toISOString() };
}

export type LegalityPage = Awaited<ReturnType<typeof load>>;
