import { type Actor, inSubtree } from "../actor";

/** Where a request may go from the hub that decides. */
export interface TransferTarget {
  id: string;
  parent_id: string | null;
  ordinal: number;
}
export interface TransferFacts {
  /** The hub that has the request now. */
  hub_id: string;
  /** How often it was passed on already. */
  transfers: number;
  /** Parent of the actor's own hub. */
  parent_id: string | null;
}

/** From the second transfer on hubs side by side no longer pass a request between them: the parent decides (DOMAIN 7). */
export const FREE_TRANSFERS = 2;

/**
 * Whether the actor's hub may send the request to `target`: down its own subtree, up to its parent, or beside it; the
 * refusal's code otherwise. A child never skips its parent, so nothing further away is offered (DOMAIN 7).
 */
export function transferRefusal(actor: Actor, request: TransferFacts, target: TransferTarget): string | null {
  if (target.id === request.hub_id) return "transfer_to_itself";
  if (inSubtree(actor, target.ordinal) || target.id === request.parent_id) return null;
  const beside = target.parent_id !== null && target.parent_id === request.parent_id;
  if (!beside) return "transfer_skips_parent";
  return request.transfers < FREE_TRANSFERS ? null : "parent_decides";
}
