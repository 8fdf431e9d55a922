export type RefusalKind =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "stale"
  | "gone"
  | "invalid"
  | "limited"
  | "too_large"
  | "unsupported"
  | "malformed"
  | "precondition_required";

/** Field name → message code, e.g. `{ "items.0.quantity": "too_small|min=1" }`. */
export type FieldCodes = Record<string, string>;

export interface RefusalDetail {
  fields?: FieldCodes;
  /** Values for the message, and whatever cures the refusal. Never a secret: it is shown. */
  values?: Record<string, string | number>;
  /** Seconds until it is worth trying again. */
  retryAfter?: number;
}

/** The one way in which the domain says no. `code` is stable and documented; its words live in `locales/*\/refusals.json`. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly detail: RefusalDetail = {},
  ) {
    super(`${kind}: ${code}`);
    this.name = "Refusal";
  }
}

/** Refuses unless `found`; what the actor may not see is said not to exist. */
export function mustExist<T>(found: T | null | undefined, code = "not_found"): T {
  if (found === null || found === undefined) throw new Refusal("not_found", code);
  return found;
}

/** Refuses with 409 unless `holds`. */
export function mustHold(holds: boolean, code: string, detail?: RefusalDetail): asserts holds {
  if (!holds) throw new Refusal("conflict", code, detail);
}

/** Refuses with field messages. */
export function invalid(fields: FieldCodes, code = "invalid_input"): never {
  throw new Refusal("invalid", code, { fields });
}

/** Compares the version the caller saw with the row's, last of the three checks (DOMAIN 5). */
export function mustBeCurrent(expected: number | undefined, actual: number): void {
  if (expected !== undefined && expected !== actual) throw new Refusal("stale", "stale_version");
}
