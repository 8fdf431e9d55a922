import { type Actor, isAdmin, isEnterprise, isHub } from "../actor";

/** Anybody may ask; who may do more than that. */
export const assistantPolicy = {
  /** A person to talk to is the enterprise's own hub's. */
  handOver: isEnterprise,
  /** What was refused: read by the hubs, who know the trade, and by the administrator, who writes the entries. */
  readGaps: (actor: Actor) => isAdmin(actor) || isHub(actor),
  write: isAdmin,
};
