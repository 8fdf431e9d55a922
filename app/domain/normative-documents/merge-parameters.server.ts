import * as z from "zod";
import { type Actor, isHub } from "../actor";
import { authorize } from "../authorize";
import { invalid, mustExist, mustHold } from "../errors";
import { idSchema } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import { normaliseParameterName } from "./parameter-name";

export const mergeSchema = z.object({ keepId: idSchema, mergeId: idSchema });
export const splitSchema = z.object({ id: idSchema });

/** Both parameters, locked in one order so that two merges never wait for each other. */
async function lockParameters(tx: Tx, ids: string[]) {
  const rows = await tx
    .selectFrom("parameters")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("id")
    .forUpdate()
    .execute();
  return ids.map((id) => mustExist(rows.find((row) => row.id === id)));
}

/**
 * Two names of one document mean the same: from now on they are one capability. History keeps its rows; `merged_into`
 * says what they count as. Refuses: anybody but a hub (403), parameters of two documents or one twice (422), one
 * already merged (409).
 */
export function mergeParameters(db: Db, actor: Actor, input: z.output<typeof mergeSchema>) {
  return db.transaction().execute(async (tx) => {
    authorize(isHub(actor));
    if (input.keepId === input.mergeId) invalid({ mergeId: "duplicate" });
    const [keep, merge] = await lockParameters(tx, [input.keepId, input.mergeId]);
    if (!keep || !merge || keep.document_id !== merge.document_id) invalid({ mergeId: "invalid_choice" });
    mustHold(keep.merged_into === null && merge.merged_into === null, "parameter_already_merged");
    await tx
      .updateTable("parameters")
      .set({ merged_into: keep.id })
      .where((eb) => eb.or([eb("id", "=", merge.id), eb("merged_into", "=", merge.id)]))
      .execute();
    await tx
      .updateTable("parameter_aliases")
      .set({ parameter_id: keep.id })
      .where("parameter_id", "=", merge.id)
      .execute();
    await announce(tx, actor, "reference.parameters_merged", {
      organisationId: actor.organisationId,
      data: { kept: keep.name, merged: merge.name, documentId: keep.document_id },
      audit: { type: "parameter", id: keep.id },
    });
    return { documentId: keep.document_id };
  });
}

/** Takes a merge back: the parameter and its own name stand alone again. Refuses one that is not merged (409). */
export function splitParameter(db: Db, actor: Actor, input: z.output<typeof splitSchema>) {
  return db.transaction().execute(async (tx) => {
    authorize(isHub(actor));
    const [parameter] = await lockParameters(tx, [input.id]);
    const { id, name, document_id, merged_into } = mustExist(parameter);
    mustHold(merged_into !== null, "parameter_not_merged");
    await tx.updateTable("parameters").set({ merged_into: null }).where("id", "=", id).execute();
    await tx
      .insertInto("parameter_aliases")
      .values({ document_id, alias_norm: normaliseParameterName(name), alias: name, parameter_id: id })
      .onConflict((conflict) =>
        conflict.columns(["document_id", "alias_norm"]).doUpdateSet({ parameter_id: id }),
      )
      .execute();
    await announce(tx, actor, "reference.parameter_split", {
      organisationId: actor.organisationId,
      data: { name, documentId: document_id },
      audit: { type: "parameter", id },
    });
    return { documentId: document_id };
  });
}
