import { chinaDay } from "../china-day";
import type { Db } from "../outbox.server";
import type { Moment, ProviderFacts } from "./facts";
import { judgePackage, type PackageVerdict } from "./gate";
import { gateFacts } from "./gate.queries.server";
import { type Need, type Part, partOf } from "./need";
import { loadNeed } from "./need.queries.server";

export interface Assessment {
  need: Need;
  provider: ProviderFacts;
  moment: Moment;
  today: string;
  promisedOn: string;
  verdict: PackageVerdict;
}

export interface Question extends Part {
  moment: Moment;
  /** Day on which the report is promised; today when nothing is promised yet. */
  promisedOn?: string | undefined;
  signatoryUserId?: string | null | undefined;
  /** Only this site; else the best one. */
  siteId?: string | null | undefined;
  /** Instead of `siteId` when many are judged: the site meant for each provider. */
  siteOf?: ReadonlyMap<string, string>;
}

/** Judges these providers for a need, all with the same two statements however many they are. */
export async function assessProviders(db: Db, need: Need, providerIds: string[], question: Question) {
  const today = chinaDay();
  const promisedOn = question.promisedOn && question.promisedOn > today ? question.promisedOn : today;
  const providers = await gateFacts(db, need, providerIds, { today, promisedOn });
  return providers.map((provider): Assessment => {
    const { moment, signatoryUserId = null } = question;
    const siteId = question.siteOf?.get(provider.id) ?? question.siteId;
    const { category, kind } = need;
    const context = { moment, category, kind, today, promisedOn, signatoryUserId };
    return { need, provider, moment, today, promisedOn, verdict: judgePackage(provider, context, siteId) };
  });
}

/** The gate's answer for one provider and one stored package; null for an unknown provider. Stores nothing. */
export async function assessProvider(
  db: Db,
  input: Question & { packageId: string; providerId: string },
): Promise<Assessment | null> {
  const need = partOf(await loadNeed(db, input.packageId), input);
  const [assessment] = await assessProviders(db, need, [input.providerId], input);
  return assessment ?? null;
}
