import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { storedClockSettings } from "../clocks/settings.queries.server";
import { Refusal } from "../errors";
import { startingHub } from "../hubs/starting-hub.server";
import { newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import { adoptDraft } from "./adopt-draft.server";
import { checkContent } from "./check-content.server";
import { insertDraft, insertNumbered } from "./insert-request.server";
import type { Channel, RequestInput } from "./request";
import { requestPolicy } from "./request.policy";
import { resolvePackages } from "./resolve-items.server";
import { type PlannedPackage, planPackages } from "./save-packages.server";
import { announceSubmitted, firstArrival, serialOfRequest } from "./submission.server";

export interface Filing {
  /** For whom a hub files; an enterprise files for itself. */
  enterpriseId?: string | undefined;
  channel?: Channel | undefined;
  /** The draft this grew from: its attachments move along and it is gone afterwards. */
  draftId?: string | undefined;
  reissueOf?: string | undefined;
}

/**
 * Files a request, for oneself or (a hub) for a walk-in enterprise, and submits it at once when asked. It starts
 * at the hub of its region (DOMAIN 7); a hub that files for an enterprise from elsewhere stays its origin.
 * Amounts are integer fen. Refuses 403 to others, 422 with field codes, 409 for a suspended enterprise.
 */
export async function createRequest(db: Db, actor: Actor, input: RequestInput, filing: Filing = {}) {
  const enterpriseId = filing.enterpriseId ?? actor.organisationId;
  authorize(requestPolicy.file(actor, enterpriseId));
  return db.transaction().execute(async (tx) => {
    const enterprise = await enterpriseOf(tx, enterpriseId);
    await checkContent(tx, input);
    const packages = planPackages(input.packages, await resolvePackages(tx, input.packages));
    const region = input.region ?? enterprise.region_code;
    const parkHubId = region === enterprise.region_code ? enterprise.park_hub_id : null;
    const hub = await startingHub(tx, { regionCode: region, parkHubId });
    const request = {
      ...rowOf(actor, input, filing),
      enterprise_id: enterpriseId,
      region_code: region,
      hub_id: hub.id,
      origin_hub_id: actor.organisationKind === "hub" ? (actor.hubs?.hubId ?? hub.id) : hub.id,
    };
    const number = input.submit
      ? await fileSubmitted(tx, request, packages, { ...enterprise, periods: hub.duty_periods })
      : await insertDraft(tx, request, packages);
    if (filing.draftId) await adoptDraft(tx, actor, filing.draftId, request.id);
    const mayVerify = input.packages.some(({ kind }) => kind === "verification");
    if (number) await announceSubmitted(tx, actor, { ...request, number }, mayVerify);
    return { id: request.id };
  });
}

async function fileSubmitted(
  tx: Tx,
  request: Parameters<typeof insertDraft>[1],
  packages: PlannedPackage[],
  known: Parameters<typeof firstArrival>[1],
) {
  const now = new Date();
  const row = { ...request, ...(await firstArrival(tx, known, now)) };
  return insertNumbered(tx, row, packages, serialOfRequest(request.region_code, now));
}

function rowOf(actor: Actor, input: RequestInput, filing: Filing) {
  return {
    id: newId(),
    channel: filing.channel ?? (actor.organisationKind === "hub" ? "counter" : "online"),
    title: input.title,
    description: input.description,
    delivery: input.delivery,
    due_on: input.dueOn ?? null,
    budget_fen: input.budgetFen ?? null,
    sealed: input.sealed,
    created_by: actor.userId,
    reissue_of: filing.reissueOf ?? null,
  };
}

/** The enterprise, and what the clocks are set to. */
async function enterpriseOf(tx: Tx, id: string) {
  const row = await tx
    .selectFrom("organisations")
    .select(["region_code", "park_hub_id", "status", "kind", "uscc_state"])
    .select(storedClockSettings().as("settings"))
    // all that follows finds rows by their keys; planned anew each time, it cost more than finding them
    .select(sql`set_config('plan_cache_mode', 'force_generic_plan', true)`.as("planned"))
    .where("id", "=", id)
    .executeTakeFirst();
  if (row?.kind !== "enterprise")
    throw new Refusal("invalid", "invalid_input", { fields: { enterpriseId: "invalid_choice" } });
  if (row.status !== "active") throw new Refusal("conflict", "organisation_suspended");
  return row;
}
