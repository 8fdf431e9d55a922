import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustHold } from "../errors";
import { newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import { type DraftBody, type DraftItem, draftBody } from "./draft";
import { requestPolicy } from "./request.policy";
import { findRequest, type PackageView, packagesOf, type RequestView } from "./request.queries.server";

const yuan = (fen: number | null) => (fen === null ? "" : String(fen / 100));

function itemBody(item: PackageView["items"][number]): DraftItem {
  return {
    key: newId().slice(-8),
    sampleName: item.sample_name,
    objectClass: item.class_name_zh ?? "",
    document: item.document_text,
    parameter: item.parameter_text,
    quantity: String(item.quantity),
    unit: item.unit,
    evidential: item.evidential ? "" : "no",
    rangeMin: item.range_min ?? "",
    rangeMax: item.range_max ?? "",
    rangeUnit: item.range_unit ?? "",
    uncertainty: item.uncertainty ?? "",
    industryClass: item.industry_class ?? "",
  };
}

/** A stored request as the wizard shows it. */
function bodyOf(request: RequestView, packages: PackageView[]): DraftBody {
  return draftBody.parse({
    title: request.title,
    description: request.description,
    region: request.region_code,
    delivery: request.delivery,
    dueOn: request.due_on ?? "",
    budget: yuan(request.budget_fen),
    sealed: request.sealed ? "on" : "",
    packages: packages.map((pack) => ({
      key: pack.id.slice(-8),
      category: pack.category,
      stage: pack.stage,
      kind: pack.kind,
      catalogueCode: pack.catalogue_code ?? "",
      items: pack.items.map(itemBody),
    })),
  });
}

const insertDraft = (
  tx: Tx | Db,
  actor: Actor,
  request: RequestView,
  body: DraftBody,
  requestId: string | null,
) =>
  tx
    .insertInto("request_drafts")
    .values({
      id: newId(),
      enterprise_id: request.enterprise_id,
      created_by: actor.userId,
      request_id: requestId,
      title: body.title,
      body: JSON.stringify(body),
      step: 2,
    })
    .returning("id")
    .executeTakeFirstOrThrow();

/** Opens the wizard on a returned request: the draft begun before, if any, else a new one. Refuses 409 unless returned. */
export async function amendmentDraft(db: Db, actor: Actor, requestId: string): Promise<string> {
  const request = await findRequest(db, actor, requestId);
  authorize(requestPolicy.amend(actor, request));
  const packages = (await packagesOf(db, actor, requestId)).filter((pack) => pack.status !== "withdrawn");
  mustHold(
    packages.length > 0 && packages.every(({ status }) => status === "returned" || status === "draft"),
    "not_amendable",
  );
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom("requests").select("id").where("id", "=", requestId).forUpdate().execute();
    const begun = await tx
      .selectFrom("request_drafts")
      .select("id")
      .where("request_id", "=", requestId)
      .where("discarded_at", "is", null)
      .executeTakeFirst();
    return (begun ?? (await insertDraft(tx, actor, request, bodyOf(request, packages), requestId))).id;
  });
}

/**
 * Copies what expired (or was withdrawn) of a request into a new draft, without its due day. Refuses 409 when nothing
 * of it has ended without an award.
 */
export async function reissueRequest(db: Db, actor: Actor, requestId: string): Promise<string> {
  const request = await findRequest(db, actor, requestId);
  authorize(requestPolicy.own(actor, request));
  const packages = await packagesOf(db, actor, requestId);
  const over = packages.filter((pack) => pack.status === "expired" || pack.status === "withdrawn");
  mustHold(over.length > 0, "nothing_to_reissue");
  const body = { ...bodyOf(request, over), dueOn: "", reissueOf: request.id };
  return (await insertDraft(db, actor, request, body, null)).id;
}
