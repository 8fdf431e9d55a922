import * as z from "zod";
import type { Actor } from "~/domain/actor";
import { decisionOf, disputeSteps, findDispute } from "~/domain/disputes/dispute.queries.server";
import type { listDisputes } from "~/domain/disputes/dispute-list.queries.server";
import type { Db } from "~/domain/outbox.server";
import { at, id, moment } from "./shapes";

export const disputeRow = z.object({
  id,
  number: z.string(),
  status: z.string(),
  version: z.int(),
  title: z.string(),
  orderId: id,
  enterprise: z.string(),
  provider: z.string(),
  dueAt: moment.nullable(),
  openedAt: moment,
  decision: z.string().nullable(),
});
type Row = Awaited<ReturnType<typeof listDisputes>>["items"][number];

export const rowView = (row: Row): z.input<typeof disputeRow> => ({
  id: row.id,
  number: row.number,
  status: row.status,
  version: row.version,
  title: row.title,
  orderId: row.order_id,
  enterprise: row.enterprise_name,
  provider: row.provider_name,
  dueAt: at(row.due_at),
  openedAt: row.opened_at.toISOString(),
  decision: row.decision,
});

const step = z.object({
  kind: z.string(),
  at: moment,
  by: z.string().nullable(),
  text: z.string(),
  files: z.array(z.object({ id, name: z.string(), size: z.int() })),
});
const proposal = z.object({
  decision: z.string(),
  terms: z.string(),
  enterpriseConfirmed: z.boolean(),
  providerConfirmed: z.boolean(),
});
export const disputeShape = disputeRow
  .extend({
    wants: z.string(),
    reason: z.string(),
    proposal: proposal.nullable(),
    ruling: z.object({ decision: z.string(), madeBy: z.string(), reasoning: z.string() }).nullable(),
    steps: z.array(step),
  })
  .meta({ id: "Dispute" });

/** A dispute as the API tells it to whoever sees it; no amounts, no votes. Refuses with 404. */
export async function disputeView(
  db: Db,
  actor: Actor,
  disputeId: string,
): Promise<z.input<typeof disputeShape>> {
  const row = await findDispute(db, actor, disputeId);
  const [steps, ruling] = await Promise.all([disputeSteps(db, disputeId), decisionOf(db, disputeId)]);
  return {
    ...rowView({ ...row, decision: ruling?.decision ?? null, at: "" }),
    wants: row.wants,
    reason: row.reason,
    proposal: row.proposed_decision
      ? {
          decision: row.proposed_decision,
          terms: row.proposed_terms ?? "",
          enterpriseConfirmed: row.client_confirmed_at !== null,
          providerConfirmed: row.provider_confirmed_at !== null,
        }
      : null,
    ruling: ruling
      ? { decision: ruling.decision, madeBy: ruling.made_by, reasoning: ruling.reasoning }
      : null,
    steps: steps.map((each) => ({
      kind: each.kind,
      at: each.at.toISOString(),
      by: each.organisation_name,
      text: each.text,
      files: each.files,
    })),
  };
}
