import { randomBytes } from "node:crypto";
import type { Actor } from "../actor";
import { isHub } from "../actor";
import { authorize } from "../authorize";
import type { SignUpServices } from "../organisations/open-organisation.server";
import { registerEnterprise } from "../organisations/register-enterprise.server";
import { type Db, recordAudit } from "../outbox.server";
import type { WalkIn } from "./walk-in";

/**
 * A hub registers an enterprise that came to its counter. Gives its id, and the login and first password of the person
 * who came: shown once, kept nowhere. Refuses as signing up does, told at the fields; 403 to others.
 */
export async function registerWalkIn(db: Db, actor: Actor, services: SignUpServices, input: WalkIn) {
  authorize(isHub(actor));
  // a credit code belongs to one enterprise, so the login cannot be taken by another
  const login = `e${input.uscc.toLowerCase()}`;
  const password = `Qz-${randomBytes(9).toString("base64url")}-7`;
  const { organisationId } = await registerEnterprise(db, services, { ...input, login, password }, null);
  await db.transaction().execute((tx) =>
    recordAudit(tx, actor, "organisation.registered_at_counter", {
      type: "organisation",
      id: organisationId,
    }),
  );
  return { organisationId, login, password };
}
