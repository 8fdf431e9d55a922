import type { IncomingFile } from "../files";
import type { Db } from "../outbox.server";
import { openOrganisation, type SignUpServices } from "./open-organisation.server";
import type { EnterpriseSignUp } from "./organisation";

/** An enterprise signs up with its first owner; refusals are told at the field (DOMAIN 2 for the credit code). */
export function registerEnterprise(
  db: Db,
  services: SignUpServices,
  input: EnterpriseSignUp,
  licence: IncomingFile | null,
) {
  return openOrganisation(db, services, { kind: "enterprise", ...input }, licence);
}
