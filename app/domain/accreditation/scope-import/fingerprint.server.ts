import { createHash } from "node:crypto";
import { normaliseWord } from "../../matching/limitation";
import { normaliseParameterName } from "../../normative-documents/parameter-name";

/** The texts that make a scope row what it is; site and accreditation stand beside the fingerprint. */
export interface Fingerprinted {
  kind: string;
  object: string;
  norm: string;
  parameter: string;
  limitationText: string;
  rangeText: string;
}

/** SHA-256 (hex) of a scope row's content, spelling of width, case and blanks aside: the same row twice is one. */
export function scopeFingerprint(line: Fingerprinted): string {
  const parts = [
    line.kind,
    normaliseWord(line.object),
    line.norm,
    normaliseParameterName(line.parameter),
    normaliseWord(line.limitationText),
    normaliseWord(line.rangeText),
  ];
  return createHash("sha256").update(parts.join("\u001f")).digest("hex");
}
