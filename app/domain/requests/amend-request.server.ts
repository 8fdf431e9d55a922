import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustHold } from "../errors";
import { startingHub } from "../hubs/starting-hub.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { adoptDraft } from "./adopt-draft.server";
import { checkContent } from "./check-content.server";
import {
  type LockedPackage,
  type LockedRequest,
  lockPackages,
  lockRequest,
  touchRequest,
} from "./locks.server";
import type { RequestInput } from "./request";
import { requestPolicy } from "./request.policy";
import { resolvePackages } from "./resolve-items.server";
import { insertItems, insertPackages, type PlannedPackage, planPackages } from "./save-packages.server";
import { submitLocked } from "./submit-request.server";

export interface Amendment {
  requestId: string;
  content: RequestInput;
  draftId?: string | undefined;
  expectedVersion?: number | undefined;
}

/**
 * Puts a returned request (or an unsubmitted one) right, and hands it in again when asked. Packages keep their
 * identity by position; surplus ones are withdrawn, for what was once seen does not vanish.
 * Refuses 409 when a hub has accepted it, 412 on a stale version, 422 with field codes.
 */
export async function amendRequest(db: Db, actor: Actor, input: Amendment) {
  const { content } = input;
  return db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, input.requestId);
    authorizeSight(requestPolicy.see(actor, request, false));
    authorize(requestPolicy.amend(actor, request));
    const packages = (await lockPackages(tx, request)).filter((pack) => pack.status !== "withdrawn");
    mustHold(isAmendable(packages), "not_amendable");
    mustHold(request.suspended_at === null, "suspended");
    mustBeCurrent(input.expectedVersion, request.version);
    await checkContent(tx, content);
    const planned = planPackages(content.packages, await resolvePackages(tx, content.packages));
    await saveContent(tx, request, content);
    await replacePackages(tx, request.id, packages, planned);
    if (input.draftId) await adoptDraft(tx, actor, input.draftId, request.id);
    await touchRequest(tx, request.id);
    if (content.submit) await submitLocked(tx, actor, await lockRequest(tx, request.id));
    else await announce(tx, actor, "request.amended", { requestId: request.id });
    return { id: request.id };
  });
}

const isAmendable = (packages: LockedPackage[]) =>
  packages.length > 0 && packages.every((pack) => pack.status === "returned" || pack.status === "draft");

async function saveContent(tx: Tx, request: LockedRequest, content: RequestInput) {
  const moved = content.region !== undefined && content.region !== request.region_code;
  const hub = moved ? await startingHub(tx, { regionCode: content.region ?? request.region_code }) : null;
  await tx
    .updateTable("requests")
    .set({
      title: content.title,
      description: content.description,
      delivery: content.delivery,
      due_on: content.dueOn ?? null,
      budget_fen: content.budgetFen ?? null,
      sealed: content.sealed,
      ...(hub ? { region_code: content.region, hub_id: hub.id } : {}),
    })
    .where("id", "=", request.id)
    .execute();
}

async function replacePackages(
  tx: Tx,
  requestId: string,
  present: LockedPackage[],
  planned: PlannedPackage[],
) {
  const last = Math.max(...present.map((pack) => pack.position));
  const kept = planned
    .slice(0, present.length)
    .map((plan, index) => ({ ...plan, id: present[index]?.id ?? plan.id }));
  const added = planned.slice(present.length).map((plan, index) => ({ ...plan, position: last + index + 1 }));
  const ids = present.map((pack) => pack.id);
  await tx.deleteFrom("items").where("package_id", "in", ids.slice(0, kept.length)).execute();
  for (const { id, input } of kept) {
    const { category, stage, kind, catalogueCode } = input;
    await tx
      .updateTable("packages")
      .set({ category, stage, kind, catalogue_code: catalogueCode ?? null })
      .where("id", "=", id)
      .execute();
  }
  await insertItems(tx, kept);
  await insertPackages(tx, requestId, added, present[0]?.status ?? "returned");
  if (ids.length > kept.length) {
    await tx
      .updateTable("packages")
      .set({ status: "withdrawn" })
      .where("id", "in", ids.slice(kept.length))
      .execute();
  }
}
