import * as z from "zod";
import { type Actor, isHub } from "../actor";
import { idSchema } from "../ids";
import { text } from "../messages";
import { HEAD_OF } from "../organisations/member";

/** Replies a house keeps at most, and a person of it. */
export const MOST_REPLIES = 200;

export const cannedForm = z.object({
  id: idSchema.optional(),
  title: text(1, 60),
  body: text(1, 2000),
  /** For everybody of the house. */
  shared: z.preprocess((value) => value !== undefined && value !== "no", z.boolean()),
});
export type CannedInput = z.output<typeof cannedForm>;
export const cannedId = z.object({ id: idSchema });

/** Experts and a hub's desk answer people, so they keep replies; what is everybody's is the head's to change. */
export const cannedPolicy = {
  use: (actor: Actor) => actor.role === "expert" || isHub(actor),
  change: (actor: Actor, reply: { organisation_id: string; owner_id: string | null }) =>
    actor.organisationId === reply.organisation_id &&
    (reply.owner_id === null
      ? actor.role === HEAD_OF[actor.organisationKind]
      : reply.owner_id === actor.userId),
};
