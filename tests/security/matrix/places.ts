import { newId } from "~/domain/ids";
import type { Town } from "../support/town";
import { expertPlaces } from "./expert-places";
import { inspectionPlaces } from "./inspection-places";
import { talksOf } from "./talks";

const NOWHERE = "01900000-0000-7000-8000-000000000000";

/** What the names in braces of a row stand for. */
export async function placesOf(town: Town): Promise<Record<string, string>> {
  const { db, own, foreign, orders, waiting, organisations } = town;
  const hub = async (code: string) =>
    (await db.selectFrom("hubs").select("id").where("code", "=", code).executeTakeFirstOrThrow()).id;
  const memberOf = async (organisationId: string) =>
    (
      await db
        .selectFrom("memberships")
        .select("id")
        .where("organisation_id", "=", organisationId)
        .executeTakeFirstOrThrow()
    ).id;
  const record = async (packageId: string, providerId: string) =>
    (
      await db
        .selectFrom("legality_records")
        .select("id")
        .where("package_id", "=", packageId)
        .where("provider_id", "=", providerId)
        .executeTakeFirstOrThrow()
    ).id;
  const reportOf = async (disputeId: string) =>
    (
      await db
        .selectFrom("disputes as d")
        .innerJoin("deliverables as l", "l.id", "d.deliverable_id")
        .select("l.source_file_id")
        .where("d.id", "=", disputeId)
        .executeTakeFirstOrThrow()
    ).source_file_id;
  const userOf = async (login: string) =>
    (await db.selectFrom("users").select("id").where("login", "=", login).executeTakeFirstOrThrow()).id;
  const firstOf = async (table: "laws" | "faq_entries") =>
    (await db.selectFrom(table).select("id").orderBy("id").limit(1).executeTakeFirstOrThrow()).id;
  const receiver = async (organisationId: string, login: string) => {
    const id = newId();
    await db
      .insertInto("webhooks")
      .values({
        id,
        organisation_id: organisationId,
        url: "https://receiver.example/notify",
        secret: "plain.whsec_dGVzdA==",
        kinds: ["request.accepted"],
        created_by: await userOf(login),
      })
      .execute();
    return id;
  };
  return {
    nowhere: NOWHERE,
    law: await firstOf("laws"),
    faq: await firstOf("faq_entries"),
    ...(await talksOf(town)),
    ...(await expertPlaces(town)),
    ...(await inspectionPlaces(town)),
    webhook: await receiver(organisations.enterprise, "own"),
    foreignWebhook: await receiver(organisations.stranger, "stranger"),
    own: own.requestId,
    ownPackage: own.packageId,
    ownItem: own.itemId,
    ownQuote: own.quoteId,
    rivalQuote: town.rival.quoteId,
    foreign: foreign.requestId,
    foreignPackage: foreign.packageId,
    foreignItem: foreign.itemId,
    foreignQuote: foreign.quoteId,
    waiting: waiting.requestId,
    waitingPackage: waiting.packageId,
    confirmed: orders.confirmed.orderId,
    inProgress: orders.inProgress.orderId,
    issued: orders.issued.orderId,
    issuedRequest: orders.issued.requestId,
    deliverable: orders.issued.deliverableId,
    number: orders.issued.number,
    dispute: town.disputes.own,
    foreignDispute: town.disputes.foreign,
    disputedFile: await reportOf(town.disputes.own),
    foreignDisputedFile: await reportOf(town.disputes.foreign),
    foreignOrder: orders.foreign.orderId,
    foreignDeliverable: orders.foreign.deliverableId,
    ownRecord: await record(own.packageId, organisations.lab),
    rivalRecord: await record(own.packageId, organisations.rival),
    foreignRecord: await record(foreign.packageId, organisations.far),
    ownAttachment: town.attachments.own,
    foreignAttachment: town.attachments.foreign,
    ownDraft: town.drafts.own,
    foreignDraft: town.drafts.foreign,
    enterprise: organisations.enterprise,
    stranger: organisations.stranger,
    lab: organisations.lab,
    labSite: town.providers.lab.siteId,
    labAccreditation: town.providers.lab.accreditationId,
    far: organisations.far,
    farSite: town.providers.far.siteId,
    farAccreditation: town.providers.far.accreditationId,
    ownImport: town.scope.own.importId,
    foreignImport: town.scope.foreign.importId,
    ownLine: town.scope.own.lineId,
    foreignLine: town.scope.foreign.lineId,
    farSignatory: (
      await db
        .selectFrom("signatories")
        .select("id")
        .where("provider_id", "=", organisations.far)
        .executeTakeFirstOrThrow()
    ).id,
    businessUser: await userOf("business"),
    platform: organisations.platform,
    document: town.labs.documentId,
    parameter: town.labs.parameterId,
    class: town.labs.root.id,
    hubNear: await hub("SD370103"),
    hubFar: await hub("SD370202"),
    strangerMember: await memberOf(organisations.stranger),
    strangerUser: await userOf("stranger"),
    day: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
  };
}

const BRACES = /\{(\w+)\}/g;

/** Puts the places into a text, and into every text of a body. */
export function placed<T>(value: T, places: Record<string, string>): T {
  if (typeof value === "string") {
    return value.replace(BRACES, (_, name: string) => {
      const found = places[name];
      if (found === undefined) throw new Error(`no place is called {${name}}`);
      return found;
    }) as T;
  }
  if (Array.isArray(value)) return value.map((each) => placed(each, places)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, placed(each, places)])) as T;
}
