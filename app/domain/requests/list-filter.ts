import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";
import { text } from "../messages";

/** States that a list of requests can be narrowed to, in the order of the work. */
export const REQUEST_STATUSES = [
  "draft",
  "submitted",
  "returned",
  "triaged",
  "quoting",
  "comparing",
  "awarded",
  "confirmed",
  "sample_received",
  "on_site",
  "in_progress",
  "report_issued",
  "accepted",
  "disputed",
  "followed_up",
  "closed",
  "expired",
  "withdrawn",
  "cancelled",
] as const;

const cursor = z.string().max(200).optional().catch(undefined);

/** Filters as a list's address carries them; a senseless one counts as none. */
export const listFilter = z.object({
  status: z.enum(REQUEST_STATUSES).optional().catch(undefined),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  q: text(1, 80).optional().catch(undefined),
  after: cursor,
  before: cursor,
});
