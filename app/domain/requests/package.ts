import { lifecycle } from "../lifecycle";

export const PACKAGE_EVENTS = [
  "submit",
  "accept",
  "return",
  "transfer",
  "open",
  "widen",
  "designate",
  "deadline_with_quotes",
  "deadline_without_quotes",
  "extend",
  "award",
  "lapse",
  "withdraw",
] as const;
export type PackageEvent = (typeof PACKAGE_EVENTS)[number];

export type PackageStatus =
  | "draft"
  | "submitted"
  | "returned"
  | "triaged"
  | "quoting"
  | "comparing"
  | "awarded"
  | "expired"
  | "withdrawn";

/** DOMAIN 5, up to the award. `held` and `suspended` are flags, not states. */
export const packageLifecycle = lifecycle<PackageStatus, PackageEvent>({
  draft: { submit: "submitted", withdraw: "withdrawn" },
  submitted: { accept: "triaged", return: "returned", transfer: "submitted", withdraw: "withdrawn" },
  returned: { submit: "submitted", withdraw: "withdrawn" },
  triaged: { open: "quoting", designate: "awarded", withdraw: "withdrawn" },
  quoting: {
    widen: "quoting",
    extend: "quoting",
    deadline_with_quotes: "comparing",
    deadline_without_quotes: "expired",
    award: "awarded",
    withdraw: "withdrawn",
  },
  comparing: { award: "awarded", lapse: "expired", withdraw: "withdrawn" },
  awarded: {},
  expired: {},
  withdrawn: {},
});

export const RINGS = ["county", "city", "province", "nation"] as const;
export type Ring = (typeof RINGS)[number];

/** The next wider ring, or null at the nation. */
export function widerRing(ring: Ring): Ring | null {
  return RINGS[RINGS.indexOf(ring) + 1] ?? null;
}
