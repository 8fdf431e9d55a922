import type { Limitation } from "../../matching/limitation";

/** Kinds of service that an annex can cover; the others need no scope row. */
export const SCOPE_KINDS = ["verification", "calibration", "testing", "inspection", "certification"] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** One capability that a row claims, ready to be stored: object × normative document × parameter at a site. */
export interface ScopeLine {
  readonly siteId: string;
  readonly kind: ScopeKind;
  readonly object: string;
  readonly objectNorm: string;
  readonly norm: string;
  readonly base: string;
  readonly year: number;
  readonly title: string;
  readonly parameter: string;
  readonly parameterNorm: string;
  readonly limitationText: string;
  readonly limitationState: "none" | "parsed" | "unparsed";
  readonly limitation: Limitation | null;
  readonly rangeText: string;
  readonly rangeState: "none" | "parsed" | "unparsed";
  readonly rangeMin: number | null;
  readonly rangeMax: number | null;
  readonly rangeUnit: string | null;
  readonly uncertainty: number | null;
}

export const SKIPPED = ["blank", "title", "header", "total", "none", "footer"] as const;
export type Skipped = (typeof SKIPPED)[number];

export const REJECTED = [
  "undated",
  "bad_year",
  "unrecognised_document",
  "missing_document_number",
  "missing_document",
  "missing_parameter",
  "cell_too_long",
  "unknown_site",
  "no_table",
  "flattened",
  "invalid_text",
] as const;
export type Rejected = (typeof REJECTED)[number];

/** What became of one source row. Every row ends as exactly one of the three. */
export type RowReading =
  | { readonly outcome: "accepted"; readonly lines: readonly ScopeLine[] }
  | { readonly outcome: "skipped"; readonly code: Skipped }
  | { readonly outcome: "rejected"; readonly code: Rejected; readonly column: string; readonly text: string };
