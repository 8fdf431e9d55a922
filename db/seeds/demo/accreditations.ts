import type { ProviderPlan, Trouble } from "./provider-plans";
import { type Accreditation, addCertificationScope, addMeasuringScope, addTestingScope } from "./scope";
import { dayAfter, daysAfter } from "./time";
import type { Provider, World } from "./world";

/** Issuers in CMA numbers are those of the scheme, not region codes. */
const ISSUERS: Record<string, string> = { "11": "01", "32": "10", "37": "15" };
const SIX_YEARS = 2191;

/** Days of validity left, seen from the anchor. */
function daysLeft(world: World, key: string, trouble: Trouble | undefined): number {
  if (trouble === "expired") return -20;
  if (trouble === "expiring") return 42;
  return key === "jigou" ? 850 : world.dice.int(200, 1500);
}

function numberOf(kind: Accreditation["kind"], year: number, region: string, index: number): string {
  const serial = String(8000 + index).padStart(4, "0");
  if (kind === "cma")
    return `${String(year).slice(2)}${ISSUERS[region.slice(0, 2)]}00${index % 2 ? "05" : "12"}${serial}`;
  if (kind === "cnas") return `CNAS L${99_000 + index}`;
  if (kind === "cnca") return `CNCA-R-${year}-${900 + index}（演示）`;
  return `（鲁）法计（${year}）${9000 + index} 号（演示）`;
}

function addOne(
  world: World,
  provider: Provider,
  plan: ProviderPlan,
  kind: Accreditation["kind"],
  index: number,
): Accreditation {
  const left = daysLeft(world, plan.key, kind === "cnas" ? undefined : plan.trouble);
  const validTo = dayAfter(world.anchor, left);
  const validFrom = dayAfter(validTo, -SIX_YEARS + 1);
  const at = daysAfter(world.now, -395);
  const suspended = plan.trouble === "accreditation_suspended";
  const approved = plan.trouble !== "unapproved";
  const accreditation = { id: world.dice.id(at), kind };
  world.rows.add("accreditations", {
    id: accreditation.id,
    provider_id: provider.id,
    kind,
    number: numberOf(kind, Number(validFrom.slice(0, 4)), plan.region, index),
    valid_from: validFrom,
    valid_to: validTo,
    status: suspended ? "suspended" : "active",
    status_reason: suspended ? "资质认定部门责令改正期间（演示情形）" : null,
    ccc_designated: plan.ccc === true && kind === "cnca",
    approved_at: approved ? at : null,
    created_at: at,
    // the expiry watch told everybody when it lapsed
    lapse_told_for: left < 0 ? validTo : null,
  });
  addSignatory(world, provider, accreditation, validFrom, validTo);
  return accreditation;
}

function addSignatory(
  world: World,
  provider: Provider,
  { id }: Accreditation,
  from: string,
  to: string,
): void {
  const person = provider.people.find(({ role }) => role === "signatory");
  if (!person) throw new Error("demo data: a provider without a signatory");
  const entry = { id: world.dice.id(daysAfter(world.now, -394)), userId: person.id, accreditationId: id };
  provider.signatories.push(entry);
  world.rows.add("signatories", {
    id: entry.id,
    provider_id: provider.id,
    accreditation_id: id,
    user_id: person.id,
    name: person.name,
    valid_from: from,
    valid_to: to,
  });
}

/** The certificates a provider holds, a signatory for each, and the annexes behind them. */
export function addAccreditations(world: World, provider: Provider, plan: ProviderPlan, index: number): void {
  const open = (kind: Accreditation["kind"]) => addOne(world, provider, plan, kind, index);
  if (plan.testing) addTestingScope(world, provider, plan, open("cma"), 1);
  if (plan.testing && plan.cnas) addTestingScope(world, provider, plan, open("cnas"), 2);
  if (plan.metrology === "legal") addMeasuringScope(world, provider, plan, open("legal_metrology"));
  if (plan.metrology && plan.cnas) addMeasuringScope(world, provider, plan, open("cnas"));
  if (plan.certifies) addCertificationScope(world, provider, plan, open("cnca"));
}
