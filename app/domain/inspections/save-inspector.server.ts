import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { invalid, mustBeCurrent, mustExist, mustHold, Refusal } from "../errors";
import { newId } from "../ids";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import { inspectionPolicy } from "./inspection.policy";
import type { InspectorInput } from "./inspector";

/** A regulator's office enters an inspector. Refuses 403; 422 for a region outside of its own and a card entered twice. */
export function addInspector(db: Db, actor: Actor, input: InspectorInput): Promise<string> {
  return db.transaction().execute(async (tx) => {
    authorize(inspectionPolicy.manage(actor, { office_id: actor.organisationId }));
    await mustBeOurs(tx, actor, input.region);
    const id = newId();
    const made = await tx
      .insertInto("inspectors")
      .values({ id, office_id: actor.organisationId, ...columns(input) })
      .onConflict((clash) => clash.columns(["office_id", "card_number"]).doNothing())
      .executeTakeFirst();
    if (!made.numInsertedOrUpdatedRows)
      throw new Refusal("invalid", "inspector_card_taken", { fields: { card: "duplicate" } });
    await recordAudit(tx, actor, "inspector.registered", { type: "inspector", id }, { name: input.name });
    return id;
  });
}

/** The office changes what it knows of an inspector; lists that are frozen keep what they say. Refuses 404, 412, 422. */
export function editInspector(db: Db, actor: Actor, id: string, input: InspectorInput): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const inspector = await lockInspector(tx, actor, id);
    mustHold(inspector.left_at === null, "conflict");
    mustBeCurrent(input.expectedVersion, inspector.version);
    await mustBeOurs(tx, actor, input.region);
    const twin = await tx
      .selectFrom("inspectors")
      .select("id")
      .where("office_id", "=", inspector.office_id)
      .where("card_number", "=", input.card)
      .where("id", "<>", id)
      .executeTakeFirst();
    if (twin) throw new Refusal("invalid", "inspector_card_taken", { fields: { card: "duplicate" } });
    await save(tx, id, columns(input));
    await recordAudit(tx, actor, "inspector.edited", { type: "inspector", id }, { name: input.name });
  });
}

/** He inspects no more: no list that is frozen from now on has him. Refuses 404, 409 when he had left, 412. */
export function removeInspector(db: Db, actor: Actor, id: string, expectedVersion?: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const inspector = await lockInspector(tx, actor, id);
    mustHold(inspector.left_at === null, "conflict");
    mustBeCurrent(expectedVersion, inspector.version);
    await save(tx, id, { left_at: new Date() });
    await recordAudit(tx, actor, "inspector.left", { type: "inspector", id }, { name: inspector.name });
  });
}

async function lockInspector(tx: Tx, actor: Actor, id: string) {
  const found = mustExist(
    await tx.selectFrom("inspectors").selectAll().where("id", "=", id).forUpdate().executeTakeFirst(),
  );
  authorizeSight(inspectionPolicy.manage(actor, found));
  return found;
}

const columns = (input: InspectorInput) => ({
  name: input.name,
  card_number: input.card,
  region_code: input.region,
  employer: input.employer,
  employer_uscc: input.employerUscc ?? null,
  ties: input.ties,
});

const save = (tx: Tx, id: string, changes: Partial<ReturnType<typeof columns>> & { left_at?: Date }) =>
  tx
    .updateTable("inspectors")
    .set({ ...changes, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

async function mustBeOurs(tx: Tx, actor: Actor, region: string) {
  const known = await tx.selectFrom("regions").select("code").where("code", "=", region).executeTakeFirst();
  if (!known || !inspectionPolicy.make(actor, region)) invalid({ region: "invalid_choice" });
}
