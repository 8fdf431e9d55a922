import type { NewPerson, PasswordProfile } from "../accounts/account";
import { insertUser, joinOrganisation, prepareAccount } from "../accounts/open-account.server";
import { takenAsField } from "../accounts/taken.server";
import { invalid } from "../errors";
import { imageType, isPdf } from "../file-content.server";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import { storeFile } from "../store-file.server";
import { judgeUscc } from "./uscc";

export interface SignUpServices {
  files: FileStore;
  profile: PasswordProfile;
  locale: "zh-CN" | "en";
}

interface NewOrganisation {
  kind: "enterprise" | "provider";
  organisationName: string;
  uscc: string;
  regionCode: string;
  address: string;
  parkHubId?: string | undefined;
}

/** The media type of an uploaded licence, judged by content; refuses what is neither picture nor PDF. */
async function licenceType(licence: IncomingFile): Promise<string> {
  const type = (await imageType(licence.bytes)) ?? ((await isPdf(licence.bytes)) ? "application/pdf" : null);
  return type ?? invalid({ licence: "licence_type" });
}

async function assertPlace(tx: Tx, { regionCode, parkHubId }: NewOrganisation): Promise<void> {
  const region = await tx
    .selectFrom("regions")
    .select("code")
    .where("code", "=", regionCode)
    .where("kind", "<>", "container")
    .executeTakeFirst();
  if (!region) invalid({ regionCode: "invalid_choice" });
  if (!parkHubId) return;
  const park = await tx
    .selectFrom("hubs")
    .select("id")
    .where("id", "=", parkHubId)
    .where("level", "=", "park")
    .executeTakeFirst();
  if (!park) invalid({ parkHubId: "invalid_choice" });
}

/**
 * Opens an organisation with its first owner. A credit code whose check digit fails needs the licence, and waits for a
 * hub (DOMAIN 2); without it the field says so. Gives the two ids and whether the code waits.
 */
export async function openOrganisation(
  db: Db,
  services: SignUpServices,
  input: NewOrganisation & NewPerson,
  licence: IncomingFile | null,
  more: (tx: Tx, organisationId: string) => Promise<void> = async () => undefined,
) {
  const failed = judgeUscc(input.uscc) === "check_failed";
  if (failed && !licence) invalid({ uscc: "uscc_check_failed", licence: "licence_needed" });
  const type = failed && licence ? await licenceType(licence) : null;
  const passwordHash = await prepareAccount(input, services.profile);
  const open = async (tx: Tx) => {
    await assertPlace(tx, input);
    const userId = await insertUser(tx, input, passwordHash, services.locale);
    const organisationId = newId();
    const author = { userId, organisationId };
    const kept =
      type && licence
        ? await storeFile(
            tx,
            services.files,
            { userId, organisationId },
            { ...licence, mediaType: type, purpose: "licence" },
          )
        : null;
    await insertOrganisation(tx, organisationId, input, kept?.id ?? null);
    await joinOrganisation(tx, userId, organisationId, "owner");
    await more(tx, organisationId);
    const data = { kind: input.kind, usccPending: failed };
    await announce(tx, author, "organisation.registered", { organisationId, data });
    return { userId, organisationId, usccPending: failed };
  };
  return db.transaction().execute(open).catch(takenAsField);
}

async function insertOrganisation(
  tx: Tx,
  id: string,
  input: NewOrganisation & NewPerson,
  licenceFileId: string | null,
): Promise<void> {
  await tx
    .insertInto("organisations")
    .values({
      id,
      kind: input.kind,
      name: input.organisationName,
      uscc: input.uscc,
      uscc_state: licenceFileId ? "exception_pending" : "valid",
      licence_file_id: licenceFileId,
      region_code: input.regionCode,
      park_hub_id: input.parkHubId ?? null,
      address: input.address,
      contact_name: input.name,
      contact_phone: input.phone ?? "",
    })
    .execute();
}
