import type { World } from "./world";

/** One request of one item that one provider may lawfully do: what each rule's test then breaks. */
export async function lawfulSetting(world: World) {
  await world.regions();
  const userId = await world.user();
  const food = await world.objectClass(`food-${Math.random()}`, null, "食品接触材料演示");
  const plastic = await world.objectClass(`plastic-${Math.random()}`, food, "塑料制品演示");
  const number = `GB ${Math.floor(Math.random() * 1e9)}-2016`;
  const documentId = await world.document(number);
  const parameterId = await world.parameter(documentId, "总迁移量");
  const enterpriseId = await world.enterprise();
  const providerId = await world.provider();
  const siteId = await world.site(providerId);
  const accreditationId = await world.accreditation(providerId);
  const signatoryId = await world.signatory(providerId, accreditationId, userId);
  const scopeItemId = await world.scope({
    provider_id: providerId,
    accreditation_id: accreditationId,
    site_id: siteId,
    document_id: documentId,
    parameter_id: parameterId,
    object_class_id: food.id,
    object_text: "食品接触材料",
  });
  const requestId = await world.request(enterpriseId, userId);
  const packageId = await world.pack(requestId);
  const itemId = await world.item(packageId, {
    document_id: documentId,
    parameter_id: parameterId,
    object_class_id: plastic.id,
    sample_name: "PP 餐盒",
  });
  return {
    userId,
    food,
    plastic,
    number,
    documentId,
    parameterId,
    enterpriseId,
    providerId,
    siteId,
    accreditationId,
    signatoryId,
    scopeItemId,
    requestId,
    packageId,
    itemId,
  };
}
export type Setting = Awaited<ReturnType<typeof lawfulSetting>>;
