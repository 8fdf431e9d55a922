import type { Db } from "~/domain/outbox.server";
import type { peopleOf } from "../../domain/accounts/people";
import type { World } from "../../domain/matching/world";

export interface Lab {
  id: string;
  siteId: string;
  accreditationId: string;
}

/** Vetted labs that may lawfully test one parameter of one document, each with its four people. */
export async function labsIn(db: Db, world: World, people: ReturnType<typeof peopleOf>) {
  const root = await world.objectClass("town-food", null, "食品接触材料（测试）");
  const documentId = await world.document("GB 98765.7-2023");
  const parameterId = await world.parameter(documentId, "总迁移量");
  let serial = 10;
  /** `prefix` goes before the logins owner…, business, signatory; the first lab's owner is `pown`. */
  const lab = async (region: string, prefix: string): Promise<Lab> => {
    serial += 1;
    const id = await people.organisation("provider", { region });
    await db.updateTable("providers").set({ provisional: false }).where("organisation_id", "=", id).execute();
    const siteId = await world.site(id, { region_code: region });
    const accreditationId = await world.accreditation(id, { number: `1500000000${serial}` });
    await world.scope({
      provider_id: id,
      accreditation_id: accreditationId,
      site_id: siteId,
      document_id: documentId,
      parameter_id: parameterId,
      object_class_id: root.id,
    });
    await people.member(id, "owner", `${prefix || "p"}own`);
    await people.member(id, "business", `${prefix}business`);
    const { userId } = await people.member(id, "signatory", `${prefix}signatory`);
    await world.signatory(id, accreditationId, userId);
    return { id, siteId, accreditationId };
  };
  return { root, documentId, parameterId, lab };
}
export type Labs = Awaited<ReturnType<typeof labsIn>>;
