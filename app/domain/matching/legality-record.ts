import type { Moment } from "./facts";
import type { ItemVerdict, Verdict } from "./gate";
import type { Basis, GateCode } from "./rules";

/** What a record says of one item: the row and certificate it stood on, and why not, if not. */
export interface RecordedItem {
  position: number;
  itemId: string | null;
  sampleName: string;
  document: string | null;
  parameter: string | null;
  verdict: Verdict;
  codes: readonly GateCode[];
  otherEditions: readonly string[];
  scope: {
    scopeItemId: string;
    object: string;
    limitation: string;
    range: string;
    accreditation: { id: string; kind: string; number: string; validFrom: string; validTo: string };
  } | null;
}

/** The body of a legality record: complete in itself, so that it still reads when the rows behind it have changed. */
export interface LegalityBody {
  moment: Moment;
  today: string;
  provider: { id: string; name: string; provisional: boolean };
  site: { id: string; name: string } | null;
  kind: string;
  category: string;
  codes: readonly GateCode[];
  /** The law behind each code, frozen with the record. */
  basis: Record<string, readonly Basis[]>;
  items: RecordedItem[];
}

/** The part of a verdict that is kept of one item. */
export function recordedScope({ line }: ItemVerdict): RecordedItem["scope"] {
  if (!line) return null;
  const { id, kind, number, validFrom, validTo } = line.accreditation;
  return {
    scopeItemId: line.scopeItemId,
    object: line.objectText,
    limitation: line.limitationText,
    range: line.rangeText,
    accreditation: { id, kind, number, validFrom, validTo },
  };
}
