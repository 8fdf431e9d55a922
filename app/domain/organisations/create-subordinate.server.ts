import type { PasswordProfile } from "../accounts/account";
import { insertUser, joinOrganisation, prepareAccount } from "../accounts/open-account.server";
import { takenAsField } from "../accounts/taken.server";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist } from "../errors";
import { newId } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import { HEAD_OF } from "./member";
import type { NewSubordinate } from "./organisation";
import { organisationPolicy } from "./organisation.policy";

interface HubFacts {
  id: string;
  region_code: string;
  name_zh: string;
}

/** The organisation that works at a hub, or watches its area; opened when its first account is. */
async function organisationAt(tx: Tx, kind: "hub" | "regulator", hub: HubFacts, name: string | undefined) {
  let known = tx.selectFrom("organisations").select("id").where("kind", "=", kind);
  known =
    kind === "hub" ? known.where("hub_id", "=", hub.id) : known.where("region_code", "=", hub.region_code);
  const found = await known.executeTakeFirst();
  if (found) return found.id;
  const region = await tx
    .selectFrom("regions")
    .select("name")
    .where("code", "=", hub.region_code)
    .executeTakeFirst();
  const id = newId();
  await tx
    .insertInto("organisations")
    .values({
      id,
      kind,
      name: name ?? (kind === "hub" ? hub.name_zh : `${region?.name ?? ""}市场监督管理局`),
      region_code: hub.region_code,
      hub_id: kind === "hub" ? hub.id : null,
    })
    .execute();
  return id;
}

/**
 * A superior opens an account of the level right below: province ones by the administrator, a hub's by the hub above,
 * a regulator's by the regulator above. Refuses everybody else with 403. Gives the new person and organisation.
 */
export async function createSubordinate(
  db: Db,
  actor: Actor,
  input: NewSubordinate,
  profile: PasswordProfile,
) {
  authorize(organisationPolicy.openAccounts(actor));
  const passwordHash = await prepareAccount(input, profile);
  const open = async (tx: Tx) => {
    // the hub's row is the lock: two superiors never open its organisation twice
    const hub = mustExist(
      await tx.selectFrom("hubs").selectAll().where("id", "=", input.hubId).forUpdate().executeTakeFirst(),
      "no_hub",
    );
    authorize(organisationPolicy.openSubordinate(actor, input.kind, hub));
    const organisationId = await organisationAt(tx, input.kind, hub, input.organisationName);
    const userId = await insertUser(tx, input, passwordHash);
    await joinOrganisation(tx, userId, organisationId, HEAD_OF[input.kind]);
    await announce(tx, actor, "organisation.account_opened", {
      organisationId,
      data: { userId, kind: input.kind },
    });
    return { userId, organisationId };
  };
  return db.transaction().execute(open).catch(takenAsField);
}
