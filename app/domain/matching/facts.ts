import type { Category, Kind } from "../catalogue/service";
import type { Limitation } from "./limitation";

export const MOMENTS = [
  "invitation",
  "quote",
  "award",
  "designation",
  "subcontract",
  "issue",
  "retest",
] as const;
export type Moment = (typeof MOMENTS)[number];

export type AccreditationKind = "cma" | "cnas" | "cnca" | "legal_metrology";

/** How a row's object stands to the item's: blank rows narrow nothing, unplaced ones nobody has looked at. */
export type ObjectRelation = "covers" | "mismatch" | "unplaced";

/** The item as the gate needs it; words and ranges are prepared so that pure module and SQL compare the same. */
export interface ItemFacts {
  readonly position: number;
  readonly itemId: string | null;
  readonly sampleName: string;
  readonly documentId: string | null;
  readonly documentNorm: string | null;
  readonly parameterId: string | null;
  readonly parameterName: string | null;
  readonly evidential: boolean;
  readonly ccc: boolean;
  readonly compulsory: boolean;
  readonly placed: boolean;
  readonly words: readonly string[];
  readonly method: number | null;
  /** [min, max] in every unit of the dimension; empty when the unit is unknown, null when no range is asked. */
  readonly ranges: Record<string, readonly [number | null, number | null]> | null;
  /** Wanted uncertainty in every unit; null when none is asked. */
  readonly uncertainties: Record<string, number> | null;
}

export interface AccreditationFacts {
  readonly id: string;
  readonly kind: AccreditationKind;
  readonly number: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly status: "active" | "suspended" | "withdrawn";
  readonly approved: boolean;
  readonly cccDesignated: boolean;
}

/** One active scope row with the item's normative document and parameter, of the right kind, at one site. */
export interface LineFacts {
  readonly scopeItemId: string;
  readonly accreditation: AccreditationFacts;
  readonly objectText: string;
  readonly object: ObjectRelation;
  readonly limitationText: string;
  readonly limitationState: "none" | "parsed" | "unparsed" | "confirmed";
  readonly limitation: Limitation | null;
  readonly rangeText: string;
  readonly rangeState: "none" | "parsed" | "unparsed" | "confirmed";
  readonly rangeMin: number | null;
  readonly rangeMax: number | null;
  readonly rangeUnit: string | null;
  readonly uncertainty: number | null;
  /** Users who may sign for this row today and on the promised day. */
  readonly signatories: readonly string[];
}

export interface ItemAtSiteFacts {
  readonly item: ItemFacts;
  readonly lines: readonly LineFacts[];
  /** The provider's proficiency for this parameter is suspended today or on the promised day. */
  readonly parameterSuspended: boolean;
  /** Designated for the item's instrument by the county, else the next level up. */
  readonly designated: boolean;
  /** Editions of the same document, other years, that the site holds: a hint, never coverage. */
  readonly otherEditions: readonly string[];
}

export interface SiteFacts {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly closed: boolean;
  readonly vettedLine: boolean;
  readonly items: readonly ItemAtSiteFacts[];
}

export interface ProviderFacts {
  readonly id: string;
  readonly name: string;
  readonly provisional: boolean;
  readonly blacklisted: boolean;
  readonly suspended: boolean;
  readonly grade: string | null;
  /** Same credit code or declared group as the enterprise. */
  readonly selfDealing: boolean;
  readonly tied: boolean;
  readonly sites: readonly SiteFacts[];
}

/** When and for what the gate is asked. Days are calendar days in China. */
export interface GateContext {
  readonly moment: Moment;
  readonly category: Category;
  readonly kind: Kind;
  readonly today: string;
  readonly promisedOn: string;
  /** At issue: the person who signs. */
  readonly signatoryUserId: string | null;
}
