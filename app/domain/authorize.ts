import type { Actor } from "./actor";
import { Refusal } from "./errors";

/** Who may pass a door at all, before any record is looked at. */
export type Door = (actor: Actor | null) => boolean;

export const anybody: Door = () => true;
export const signedIn: Door = (actor) => actor !== null;
/** A door for actors only, by a predicate that reads aloud: `only(isHub)`. */
export const only =
  (...rules: ((actor: Actor) => boolean)[]): Door =>
  (actor) =>
    actor !== null && rules.some((rule) => rule(actor));

/** Refuses with 403 unless a policy allowed it. */
export function authorize(allowed: boolean, code = "forbidden"): asserts allowed {
  if (!allowed) throw new Refusal("forbidden", code);
}

/** Refuses with 404 unless the actor may see the record: what one may not see does not exist. */
export function authorizeSight(allowed: boolean, code = "not_found"): asserts allowed {
  if (!allowed) throw new Refusal("not_found", code);
}
