import * as z from "zod";
import { idSchema } from "../ids";
import { lifecycle } from "../lifecycle";
import { text } from "../messages";

export type SubcontractStatus = "proposed" | "agreed" | "declined" | "withdrawn";
export type SubcontractEvent = "consent" | "complete" | "decline" | "withdraw";

/** One consent leaves it proposed; the second completes it. Both may still be taken back until a report is issued. */
export const subcontractLifecycle = lifecycle<SubcontractStatus, SubcontractEvent>({
  proposed: { consent: "proposed", complete: "agreed", decline: "declined", withdraw: "withdrawn" },
  agreed: { withdraw: "withdrawn" },
  declined: {},
  withdrawn: {},
});

/** Orders whose work is not reported yet: only then is a consent a *prior* one. */
export const BEFORE_REPORT: readonly string[] = ["confirmed", "sample_received", "on_site", "in_progress"];

/** Whether it counts: proposed or in force. Its items are given out then. */
export const isOpen = ({ status }: { status: string }) => subcontractLifecycle.allows(status, "withdraw");

const several = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export const itemsSchema = z.preprocess(several, z.array(idSchema).min(1).max(200));
export const proposalSchema = z.object({
  items: itemsSchema,
  siteId: idSchema,
  reason: text(2, 500),
});
export type Proposal = z.output<typeof proposalSchema>;

export const endingSchema = z.object({ reason: text(2, 500) });
