import type { Actor, OrganisationKind, Role } from "~/domain/actor";
import { chinaDay } from "~/domain/china-day";
import type { FileStore } from "~/domain/files";
import { newId } from "~/domain/ids";
import { installMessageCodes } from "~/domain/messages";
import type { Db } from "~/domain/outbox.server";
import { submitQuote } from "~/domain/quotes/submit-quote.server";
import { worldIn } from "../matching/world";

installMessageCodes();
const DAY = 86_400_000;
export const dayFromNow = (days: number) => chinaDay(new Date(Date.now() + days * DAY));

/** Bytes in memory, as a file store. */
export function memoryFiles() {
  const kept = new Map<string, Uint8Array>();
  const store: FileStore & { kept: typeof kept } = {
    kept,
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key) ?? null,
    remove: async (key) => void kept.delete(key),
  };
  return store;
}

interface Lab {
  id: string;
  siteId: string;
  accreditationId: string;
  business: Actor;
  signatory: Actor;
}

/** One enterprise, its hub and regulator, two documents, and labs that may lawfully test both. */
export async function marketIn(db: Db) {
  const world = worldIn(db);
  await world.regions();
  const hub = await db.selectFrom("hubs").selectAll().orderBy("ordinal").executeTakeFirstOrThrow();
  const root = await world.objectClass(`food-contact-${newId().slice(-6)}`, null, "食品接触材料");
  const documents = [await world.document(`GB 4806.7-${2023}`), await world.document("GB 31604.7-2023")];
  const parameters = [
    await world.parameter(documents[0] as string, "总迁移量"),
    await world.parameter(documents[1] as string, "脱色试验"),
  ];
  const actor = async (organisationId: string, organisationKind: OrganisationKind, role: Role) => ({
    userId: await world.user(),
    login: `someone-${newId().slice(-6)}`,
    name: "演示人员",
    locale: "zh-CN" as const,
    epoch: 1,
    sessionHash: "",
    organisationId,
    organisationName: "演示",
    organisationKind,
    role,
    regionCode: "370102",
    hubs: null,
  });
  const enterpriseId = await world.enterprise();
  const office = async (kind: "hub" | "regulator", role: Role) => {
    const id = await world.insert("organisations", {
      kind,
      name: `演示${kind}`,
      region_code: hub.region_code,
      ...(kind === "hub" ? { hub_id: hub.id } : {}),
    });
    const range = { hubId: hub.id, level: hub.level, ordinal: hub.ordinal, lastOrdinal: hub.last_ordinal };
    const regionCode = kind === "regulator" ? hub.region_code : "370102";
    return { ...(await actor(id, kind, role)), regionCode, hubs: range } as Actor;
  };
  const enterprise: Actor = await actor(enterpriseId, "enterprise", "owner");

  /** A vetted lab in the neighbourhood (or that region), with scope for both documents and a signatory for all of it. */
  const lab = async (values: Record<string, unknown> = {}, region_code = "370102"): Promise<Lab> => {
    const id = await world.provider(values, { region_code });
    const siteId = await world.site(id, { region_code });
    const accreditationId = await world.accreditation(id);
    for (const index of [0, 1]) {
      await world.scope({
        provider_id: id,
        accreditation_id: accreditationId,
        site_id: siteId,
        document_id: documents[index],
        parameter_id: parameters[index],
        object_class_id: root.id,
      });
    }
    const signatory: Actor = await actor(id, "provider", "signatory");
    await world.signatory(id, accreditationId, signatory.userId);
    return { id, siteId, accreditationId, business: await actor(id, "provider", "business"), signatory };
  };

  /** A request in quoting with one package of two items; every given lab is invited. */
  const request = async (labs: Lab[], values: Record<string, unknown> = {}) => {
    const requestId = await world.request(enterpriseId, enterprise.userId, {
      number: `XQ-${newId()}`,
      received_at: new Date(),
      ...values,
    });
    const packageId = await world.pack(requestId, {
      status: "quoting",
      quoting_opened_at: new Date(),
      quoting_deadline: new Date(Date.now() + 2 * DAY),
    });
    const itemIds = [];
    for (const index of [0, 1]) {
      itemIds.push(
        await world.item(packageId, {
          document_id: documents[index],
          parameter_id: parameters[index],
          object_class_id: root.id,
          sample_name: `演示餐盒 ${index + 1}`,
        }),
      );
    }
    for (const each of labs) await world.invitation(packageId, each);
    return { requestId, packageId, itemIds };
  };

  /** An offer of `yuan` for each item. */
  const offer = (itemIds: string[], yuan: number, workingDays = 5) => ({
    items: itemIds.map((itemId) => ({ itemId, amountFen: yuan * 100 })),
    workingDays,
    validUntil: dayFromNow(20),
    note: "",
  });
  const quote = (by: Lab, asked: { packageId: string; itemIds: string[] }, yuan: number) =>
    submitQuote(db, by.business, asked.packageId, offer(asked.itemIds, yuan));

  return {
    world,
    actor,
    lab,
    request,
    offer,
    quote,
    enterprise,
    enterpriseId,
    stranger: await actor(await world.enterprise(), "enterprise", "owner"),
    hub: await office("hub", "operator"),
    regulator: await office("regulator", "regulator"),
    admin: await actor(
      await world.insert("organisations", { kind: "platform", name: "演示平台", region_code: "370000" }),
      "platform",
      "admin",
    ),
  };
}
export type Market = Awaited<ReturnType<typeof marketIn>>;

/** Settles a promise to the refusal's code, or "ok". */
export const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: { kind?: string; code?: string; message?: string }) =>
      error.kind ? `${error.kind}:${error.code}` : `bug:${error.message}`,
  );
