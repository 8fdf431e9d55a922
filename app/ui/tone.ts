export type Tone = "neutral" | "spring" | "green" | "amber" | "seal" | "violet";
export type Lifecycle =
  | "request"
  | "package"
  | "order"
  | "quote"
  | "deliverable"
  | "accreditation"
  | "document"
  | "capability"
  | "account";

const work: Record<string, Tone> = {
  submitted: "amber",
  returned: "amber",
  triaged: "spring",
  quoting: "spring",
  comparing: "spring",
  awarded: "green",
  confirmed: "amber",
  sample_received: "amber",
  on_site: "amber",
  in_progress: "amber",
  report_issued: "green",
  accepted: "green",
  followed_up: "green",
  closed: "green",
  disputed: "seal",
};
const tones: Record<Lifecycle, Record<string, Tone>> = {
  request: work,
  package: work,
  order: work,
  quote: { active: "spring", awarded: "green" },
  deliverable: { genuine: "green", revoked: "seal" },
  accreditation: { active: "green", suspended: "amber", withdrawn: "seal", expired: "seal" },
  document: { current: "green", upcoming: "spring", withdrawn: "seal", unknown: "amber" },
  capability: { vetted: "green", pending: "amber", refused: "seal" },
  account: { active: "green", suspended: "seal" },
};

/** The colour family of a life-cycle status; neutral for ends without result and for unknown words. */
export function statusTone(of: Lifecycle, status: string): Tone {
  return tones[of][status] ?? "neutral";
}
