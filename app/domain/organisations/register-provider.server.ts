import type { IncomingFile } from "../files";
import type { Db } from "../outbox.server";
import { openOrganisation, type SignUpServices } from "./open-organisation.server";
import type { ProviderSignUp } from "./organisation";

/** A provider signs up. It is provisional: it may quote, and is awarded nothing before a hub has vetted it (DOMAIN 4.8). */
export function registerProvider(
  db: Db,
  services: SignUpServices,
  input: ProviderSignUp,
  licence: IncomingFile | null,
) {
  return openOrganisation(
    db,
    services,
    { kind: "provider", ...input },
    licence,
    async (tx, organisationId) => {
      await tx
        .insertInto("providers")
        .values({ organisation_id: organisationId, provisional: true, introduction: input.introduction })
        .execute();
    },
  );
}
