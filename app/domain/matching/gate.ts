import type { Category, Kind } from "../catalogue/service";
import type {
  AccreditationKind,
  GateContext,
  ItemAtSiteFacts,
  LineFacts,
  ProviderFacts,
  SiteFacts,
} from "./facts";
import { applyLimitation } from "./limitation";
import { type GateCode, RULES } from "./rules";

/** Stored with every verdict; changes whenever a rule below or its SQL twin does. */
export const GATE_VERSION = "2026-11-23.2";

export type Verdict = "eligible" | "hold" | "refused";

export interface ItemVerdict {
  readonly position: number;
  readonly verdict: Verdict;
  readonly codes: readonly GateCode[];
  /** The row the verdict stands on: the best one the site has. */
  readonly line: LineFacts | null;
  readonly otherEditions: readonly string[];
}

export interface SiteVerdict {
  readonly siteId: string;
  readonly verdict: Verdict;
  readonly codes: readonly GateCode[];
  readonly items: readonly ItemVerdict[];
}

export interface PackageVerdict extends SiteVerdict {
  readonly provisional: boolean;
}

const ADVICE: readonly Kind[] = ["consulting", "training"];
const SOFT: readonly Category[] = ["standards", "quality_management", "intellectual_property", "brand"];

/** Rule 1: no accreditation exists for advice and for the four soft categories; a vetted line stands in. */
export function needsVettedLine(category: Category, kind: Kind): boolean {
  return ADVICE.includes(kind) || (kind === "inspection" && SOFT.includes(category));
}

/** Rule 1: the accreditations that fit the kind of service. */
export function fittingKinds(kind: Kind, evidential: boolean): readonly AccreditationKind[] {
  if (kind === "verification") return ["legal_metrology"];
  if (kind === "calibration") return ["cnas", "legal_metrology", "cma"];
  if (kind === "certification") return ["cnca"];
  return evidential ? ["cma"] : ["cma", "cnas"];
}

const worst = (codes: readonly GateCode[]): Verdict =>
  codes.some((code) => RULES[code].verdict === "refused")
    ? "refused"
    : codes.length > 0
      ? "hold"
      : "eligible";

const RANK: Record<Verdict, number> = { eligible: 2, hold: 1, refused: 0 };

/** Rules 1 to 5 for one item at one site: the best of its rows decides. */
export function judgeItem(facts: ItemAtSiteFacts, context: GateContext): ItemVerdict {
  const { item } = facts;
  const verdict = (codes: GateCode[], line: LineFacts | null = null): ItemVerdict => ({
    position: item.position,
    verdict: worst(codes),
    codes,
    line,
    otherEditions: facts.otherEditions,
  });
  if (item.documentId === null || item.parameterId === null) return verdict(["gate_item_incomplete"]);
  const general = itemCodes(facts, context);
  const judged = facts.lines.map((line) => verdict([...general, ...lineCodes(line, facts, context)], line));
  const best = judged.sort((a, b) => RANK[b.verdict] - RANK[a.verdict] || a.codes.length - b.codes.length)[0];
  if (best) return best;
  return verdict([...general, facts.otherEditions.length > 0 ? "gate_document_year" : "gate_no_scope"]);
}

function itemCodes({ item, ...facts }: ItemAtSiteFacts, { moment }: GateContext): GateCode[] {
  const codes: GateCode[] = [];
  const designating = moment === "designation" || moment === "issue";
  if (item.compulsory && !designating) codes.push("gate_compulsory_not_quoted");
  if (item.compulsory && designating && !facts.designated) codes.push("gate_not_designated");
  if (facts.parameterSuspended) codes.push("gate_parameter_suspended");
  return codes;
}

function lineCodes(line: LineFacts, { item }: ItemAtSiteFacts, context: GateContext): GateCode[] {
  return [
    ...credentialCodes(line, context, item.evidential, item.ccc),
    ...objectCodes(line, item.placed, context.kind),
    ...limitationCodes(line, item),
    ...rangeCodes(line, item, context.kind),
    ...signatoryCodes(line, context),
  ];
}

const UNFIT: Partial<Record<Kind, GateCode>> = {
  verification: "gate_not_legal_body",
  certification: "gate_not_certification_body",
};

/** Rules 1 and 2: it fits the kind, somebody has seen it, and it is in force today and on the promised day. */
function credentialCodes(
  line: LineFacts,
  context: GateContext,
  evidential: boolean,
  ccc: boolean,
): GateCode[] {
  const { accreditation: held } = line;
  const codes: GateCode[] = [];
  if (!fittingKinds(context.kind, evidential).includes(held.kind)) {
    codes.push(UNFIT[context.kind] ?? "gate_no_credential");
  }
  if (!held.approved) codes.push("gate_credential_unapproved");
  if (held.status === "suspended") codes.push("gate_suspended");
  if (held.status === "withdrawn") codes.push("gate_credential_withdrawn");
  if (context.today < held.validFrom) codes.push("gate_credential_not_yet");
  if (context.today > held.validTo) codes.push("gate_credential_expired");
  else if (context.promisedOn > held.validTo) codes.push("gate_expires_before_report");
  if (ccc && !held.cccDesignated) codes.push("gate_ccc_not_designated");
  return codes;
}

/** Rule 3: a certification's object is the industry class, which is its parameter. */
function objectCodes(line: LineFacts, itemPlaced: boolean, kind: Kind): GateCode[] {
  if (kind === "certification") return [];
  if (!itemPlaced || line.object === "unplaced") return ["gate_object_unplaced"];
  return line.object === "mismatch" ? ["gate_object_mismatch"] : [];
}

/** Rule 4. What a person confirmed counts like what the parser understood. */
function limitationCodes(line: LineFacts, item: ItemAtSiteFacts["item"]): GateCode[] {
  if (line.limitationState === "none") return [];
  if (line.limitationState === "unparsed") return ["gate_limitation_unparsed"];
  if (line.limitation === null) return [];
  const answer = applyLimitation(line.limitation, item);
  if (answer === "allows") return [];
  return [answer === "excludes" ? "gate_limitation_excludes" : "gate_limitation_unparsed"];
}

/** Rule 3, measuring: the item's range inside the row's, its wanted uncertainty not below the best one (CMC). */
function rangeCodes(line: LineFacts, item: ItemAtSiteFacts["item"], kind: Kind): GateCode[] {
  const codes: GateCode[] = [];
  if (item.ranges !== null) codes.push(...boundCodes(line, item.ranges, kind));
  if (item.uncertainties === null || kind !== "calibration") return codes;
  const wanted = line.rangeUnit === null ? undefined : item.uncertainties[line.rangeUnit];
  if (line.uncertainty === null || wanted === undefined) codes.push("gate_uncertainty_unstated");
  else if (wanted < line.uncertainty) codes.push("gate_uncertainty");
  return codes;
}

function boundCodes(
  line: LineFacts,
  ranges: NonNullable<ItemAtSiteFacts["item"]["ranges"]>,
  kind: Kind,
): GateCode[] {
  if (line.rangeState === "none") return kind === "calibration" ? ["gate_range_unparsed"] : [];
  // a person looked and says that it bounds nothing
  if (line.rangeState === "confirmed" && line.rangeUnit === null) return [];
  if (line.rangeState === "unparsed" || line.rangeUnit === null) return ["gate_range_unparsed"];
  const asked = ranges[line.rangeUnit];
  if (!asked) return [Object.keys(ranges).length === 0 ? "gate_range_unparsed" : "gate_range_outside"];
  const [min, max] = asked;
  const below = line.rangeMin !== null && (min ?? max ?? line.rangeMin) < line.rangeMin;
  const above = line.rangeMax !== null && (max ?? min ?? line.rangeMax) > line.rangeMax;
  return below || above ? ["gate_range_outside"] : [];
}

/** Rule 5; at issue the caller himself is the signatory. */
function signatoryCodes(line: LineFacts, { moment, signatoryUserId }: GateContext): GateCode[] {
  if (line.signatories.length === 0) return ["gate_no_signatory"];
  if (moment !== "issue" || signatoryUserId === null) return [];
  return line.signatories.includes(signatoryUserId) ? [] : ["gate_signatory_not_authorised"];
}

/** Rules 7 and 8: what bars the provider whatever its scope. */
function providerCodes(provider: ProviderFacts, context: GateContext): GateCode[] {
  const codes: GateCode[] = [];
  const settled = context.moment !== "invitation" && context.moment !== "quote";
  if (provider.blacklisted) codes.push("gate_blacklisted");
  if (provider.suspended) codes.push("gate_provider_suspended");
  if (provider.grade === "D") codes.push("gate_grade_d");
  if (provider.selfDealing) codes.push("gate_self_dealing");
  if (context.kind === "certification" && provider.tied) codes.push("gate_tie");
  if (provider.provisional && settled) codes.push("gate_provisional");
  return codes;
}

/** All rules for one site: it has to cover the whole package by itself. */
export function judgeSite(provider: ProviderFacts, site: SiteFacts, context: GateContext): SiteVerdict {
  const general = providerCodes(provider, context);
  if (site.closed) general.push("gate_site_closed");
  const lineOnly = needsVettedLine(context.category, context.kind);
  if (lineOnly && !site.vettedLine) general.push("gate_no_vetted_line");
  if (!lineOnly && site.items.length === 0) general.push("gate_item_incomplete");
  const items = lineOnly
    ? site.items.map(({ item }) => plain(item.position))
    : site.items.map((facts) => judgeItem(facts, context));
  const codes = [...new Set([...general, ...items.flatMap((item) => item.codes)])];
  return { siteId: site.id, verdict: worst(codes), codes, items };
}

const plain = (position: number): ItemVerdict => ({
  position,
  verdict: "eligible",
  codes: [],
  line: null,
  otherEditions: [],
});

/** The verdict on a provider: its best site, or the one named; refused when it has none. */
export function judgePackage(
  provider: ProviderFacts,
  context: GateContext,
  siteId?: string | null,
): PackageVerdict {
  const sites = provider.sites.filter((site) => (siteId ? site.id === siteId : true));
  const judged = sites.map((site) => judgeSite(provider, site, context));
  const failing = ({ items }: SiteVerdict) => items.filter((item) => item.verdict === "refused").length;
  judged.sort((a, b) => RANK[b.verdict] - RANK[a.verdict] || failing(a) - failing(b));
  const best = judged[0];
  if (!best) {
    return {
      siteId: "",
      verdict: "refused",
      codes: ["gate_site_closed"],
      items: [],
      provisional: provider.provisional,
    };
  }
  const together = best.verdict === "refused" && !siteId && coveredTogether(judged);
  const codes = together ? [...best.codes, "gate_site_not_whole" as const] : best.codes;
  return { ...best, codes, provisional: provider.provisional };
}

/** Every item is covered at some site, yet no site covers all: the hint that splitting the package would help. */
function coveredTogether(sites: readonly SiteVerdict[]): boolean {
  const positions = sites[0]?.items.map((item) => item.position) ?? [];
  if (positions.length < 2) return false;
  return positions.every((at) =>
    sites.some((site) => site.items.some((item) => item.position === at && item.verdict !== "refused")),
  );
}
