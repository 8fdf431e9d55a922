import { type Actor, isHub } from "../actor";

/** Operators and supervisors of any hub, by name: what one places is placed for the whole country. */
export const objectClassPolicy = {
  decide: (actor: Actor) => isHub(actor),
};
