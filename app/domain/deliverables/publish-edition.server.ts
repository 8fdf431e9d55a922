import type { Actor } from "../actor";
import { authorize } from "../authorize";
import type { Category, Kind } from "../catalogue/service";
import { chinaDay } from "../china-day";
import { mustHold } from "../errors";
import type { FileStore } from "../files";
import { newId } from "../ids";
import { assertWithinScope } from "../matching/assert-within-scope.server";
import { needsVettedLine } from "../matching/gate";
import type { LockedOrder } from "../orders/lock-order.server";
import type { Tx } from "../outbox.server";
import { nextSerial } from "../serials.server";
import { sha256, storeFile } from "../store-file.server";
import { judgePart } from "../subcontracts/judge-part.server";
import { agreedParts } from "../subcontracts/subcontract.queries.server";
import { deliverableKind, type IssueFacts } from "./deliverable";
import { lastEdition, supersedeInForce } from "./deliverable-rows.server";
import { formatDeliverableNumber } from "./number";
import { combine, type ReportFile } from "./report-file.server";
import { sheetFacts } from "./sheet-facts.queries.server";
import { accreditationsUsed, validSignatories } from "./signatory.queries.server";
import { verificationSheet } from "./verification-sheet.server";

export interface Edition {
  facts: IssueFacts;
  source: ReportFile;
  /** Public address of the site, for the QR code. */
  origin: string;
  /** Why what stood before no longer does. */
  reason: string;
}

/**
 * Puts one signed report on record, as the order's next edition: the gate for the third time, a public number, the
 * verification sheet and the combined copy. Whatever stood before is superseded. The source is kept byte for byte.
 */
export async function publishEdition(
  tx: Tx,
  files: FileStore,
  actor: Actor,
  order: LockedOrder,
  edition: Edition,
) {
  const service = await serviceOf(tx, order.package_id);
  const { legalityRecordId, signatoryId } = await lawfulIssue(tx, actor, order, service);
  const sourceHash = sha256(edition.source.bytes);
  await mustBeNew(tx, sourceHash);
  const previous = await supersedeInForce(tx, order.id, edition.reason);
  const issued = {
    ...edition.facts,
    id: newId(),
    orderId: order.id,
    number: await nextDeliverableNumber(tx, order.region_code),
    kind: deliverableKind(service.category, service.kind),
    edition: (await lastEdition(tx, order.id)) + 1,
    replaces: previous?.number ?? null,
    replacesId: previous?.id ?? null,
    labNumber: edition.facts.labNumber ?? null,
    sourceSha256: sourceHash,
    signatoryId,
    issuedBy: actor.userId,
    legalityRecordId,
    issuedAt: new Date(),
    origin: edition.origin,
  };
  const stored = await storeFiles(tx, files, actor, edition.source, await sheetFacts(tx, issued));
  await saveDeliverable(tx, issued, stored);
  return { ...issued, combinedSha256: stored.combined?.sha256 ?? null };
}

async function lawfulIssue(tx: Tx, actor: Actor, order: LockedOrder, service: Service) {
  const unaccredited = needsVettedLine(service.category, service.kind);
  const entries = unaccredited ? [] : await validSignatories(tx, actor);
  const [first] = entries;
  authorize(unaccredited || first !== undefined, "not_a_signatory");
  const parts = await agreedParts(tx, order.id);
  for (const part of parts) await judgePart(tx, actor, partFacts(order, part));
  const { legalityRecordId } = await assertWithinScope(tx, actor, {
    packageId: order.package_id,
    providerId: order.provider_id,
    siteId: order.site_id,
    moment: "issue",
    promisedOn: chinaDay(),
    signatoryUserId: actor.userId,
    without: parts.flatMap((part) => part.item_ids),
  });
  const used = await accreditationsUsed(tx, legalityRecordId);
  const signatory = entries.find((entry) => used.has(entry.accreditation_id)) ?? first;
  return { legalityRecordId, signatoryId: signatory?.id ?? null };
}

const partFacts = (order: LockedOrder, part: Awaited<ReturnType<typeof agreedParts>>[number]) => ({
  packageId: order.package_id,
  itemIds: part.item_ids,
  subcontractorId: part.subcontractor_id,
  siteId: part.site_id,
  promisedOn: chinaDay(),
});

/** One file is one report: the same bytes under two numbers would make a fingerprint ambiguous. */
async function mustBeNew(tx: Tx, hash: string) {
  const known = await tx
    .selectFrom("deliverables")
    .select("id")
    .where((eb) => eb.or([eb("source_sha256", "=", hash), eb("combined_sha256", "=", hash)]))
    .executeTakeFirst();
  mustHold(known === undefined, "file_already_issued");
}

async function nextDeliverableNumber(tx: Tx, region: string) {
  const year = Number(chinaDay().slice(0, 4));
  return formatDeliverableNumber(region, year, await nextSerial(tx, "deliverable", region, year));
}

interface Service {
  category: Category;
  kind: Kind;
}

async function serviceOf(tx: Tx, packageId: string): Promise<Service> {
  const pack = await tx
    .selectFrom("packages")
    .select(["category", "kind"])
    .where("id", "=", packageId)
    .executeTakeFirstOrThrow();
  return pack as Service;
}

async function storeFiles(
  tx: Tx,
  files: FileStore,
  actor: Actor,
  source: ReportFile,
  facts: Awaited<ReturnType<typeof sheetFacts>>,
) {
  const sheetBytes = await verificationSheet(facts);
  const combinedBytes = await combine(source, sheetBytes);
  const pdf = (name: string, purpose: string, bytes: Uint8Array) =>
    storeFile(tx, files, actor, { name, bytes, purpose, mediaType: "application/pdf" });
  return {
    source: await pdf(source.name, "deliverable_source", source.bytes),
    sheet: await pdf(`${facts.number}-sheet.pdf`, "deliverable_sheet", sheetBytes),
    combined: combinedBytes && (await pdf(`${facts.number}.pdf`, "deliverable_combined", combinedBytes)),
  };
}

interface Issued extends Omit<IssueFacts, "labNumber"> {
  labNumber: string | null;
  id: string;
  orderId: string;
  number: string;
  kind: string;
  edition: number;
  replacesId: string | null;
  sourceSha256: string;
  signatoryId: string | null;
  issuedBy: string;
  legalityRecordId: string;
  issuedAt: Date;
}

async function saveDeliverable(tx: Tx, issued: Issued, stored: Awaited<ReturnType<typeof storeFiles>>) {
  await tx
    .insertInto("deliverables")
    .values({
      id: issued.id,
      number: issued.number,
      order_id: issued.orderId,
      kind: issued.kind,
      edition: issued.edition,
      replaces_id: issued.replacesId,
      source_file_id: stored.source.id,
      source_sha256: issued.sourceSha256,
      combined_file_id: stored.combined?.id ?? null,
      combined_sha256: stored.combined?.sha256 ?? null,
      sheet_file_id: stored.sheet.id,
      lab_number: issued.labNumber,
      tested_from: issued.testedFrom,
      tested_to: issued.testedTo,
      signatory_id: issued.signatoryId,
      issued_by: issued.issuedBy,
      legality_record_id: issued.legalityRecordId,
      issued_at: issued.issuedAt,
    })
    .execute();
}
