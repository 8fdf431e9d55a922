import common from "~/locales/zh-CN/common.json";
import type { Tx } from "../outbox.server";
import { type SubcontractView, subcontractsOf } from "../subcontracts/subcontract.queries.server";

const SHOWN_ITEMS = 12;
const EIGHT_HOURS = 8 * 3_600_000;
const chinaMoment = (at: Date) =>
  new Date(at.getTime() + EIGHT_HOURS).toISOString().slice(0, 16).replace("T", " ");

/** What the issue itself settles; the rest of the sheet's facts come from the database. */
export interface IssuedFacts {
  orderId: string;
  number: string;
  kind: string;
  edition: number;
  replaces: string | null;
  labNumber: string | null;
  testedFrom: string;
  testedTo: string;
  sourceSha256: string;
  /** Null for an opinion, which needs no accreditation. */
  signatoryId: string | null;
  issuedBy: string;
  legalityRecordId: string;
  issuedAt: Date;
  origin: string;
}

/** Everything the verification sheet says. */
export async function sheetFacts(tx: Tx, issued: IssuedFacts) {
  const parties = await partiesOf(tx, issued.orderId);
  const signer = issued.signatoryId ? await signerOf(tx, issued.signatoryId) : null;
  const legality = await tx
    .selectFrom("legality_records")
    .select(["id", "rule_version as version", "verdict"])
    .where("id", "=", issued.legalityRecordId)
    .executeTakeFirstOrThrow();
  const items = await itemLines(tx, parties.packageId);
  const parts = await subcontractsOf(tx, issued.orderId);
  return {
    ...issued,
    ...parties,
    kindText: common.deliverable[issued.kind as keyof typeof common.deliverable],
    issuedAt: chinaMoment(issued.issuedAt),
    url: `${issued.origin}/authenticity/${issued.number}`,
    signatory: signer?.name ?? (await nameOf(tx, issued.issuedBy)),
    accreditation: signer && {
      kindText: common.accreditation[signer.kind as keyof typeof common.accreditation],
      number: signer.number,
      validTo: signer.valid_to,
    },
    legality,
    // the law wants the report to say which items others did, and who
    subcontracted: parts.filter(({ status }) => status === "agreed").map(partLine),
    itemCount: items.length,
    items: items.length > SHOWN_ITEMS ? [...items.slice(0, SHOWN_ITEMS), "…"] : items,
  };
}

const partLine = ({ items, subcontractor, site }: SubcontractView) =>
  `${subcontractor}（${site}）：${items.map(({ sample, parameter }) => `${sample} · ${parameter}`).join("；")}`;
export type SheetFacts = Awaited<ReturnType<typeof sheetFacts>>;

const partiesOf = (tx: Tx, orderId: string) =>
  tx
    .selectFrom("orders as o")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .innerJoin("organisations as e", "e.id", "o.enterprise_id")
    .innerJoin("organisations as p", "p.id", "o.provider_id")
    .leftJoin("sites as s", "s.id", "o.site_id")
    .select(["o.number as orderNumber", "r.number as requestNumber", "o.package_id as packageId"])
    .select(["e.name as client", "p.name as provider", "s.name as site"])
    .where("o.id", "=", orderId)
    .executeTakeFirstOrThrow();

const signerOf = (tx: Tx, signatoryId: string) =>
  tx
    .selectFrom("signatories as g")
    .innerJoin("accreditations as a", "a.id", "g.accreditation_id")
    .select(["g.name", "a.kind", "a.number", "a.valid_to"])
    .where("g.id", "=", signatoryId)
    .executeTakeFirstOrThrow();

async function nameOf(tx: Tx, userId: string): Promise<string> {
  const user = await tx.selectFrom("users").select("name").where("id", "=", userId).executeTakeFirstOrThrow();
  return user.name;
}

async function itemLines(tx: Tx, packageId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("items as i")
    .leftJoin("normative_documents as d", "d.id", "i.document_id")
    .leftJoin("parameters as p", "p.id", "i.parameter_id")
    .select(["i.sample_name", "i.document_text", "i.parameter_text", "d.number", "p.name"])
    .where("i.package_id", "=", packageId)
    .orderBy("i.position")
    .execute();
  return rows.map((row) =>
    [row.sample_name, row.name ?? row.parameter_text, row.number ?? row.document_text]
      .filter(Boolean)
      .join(" · "),
  );
}
