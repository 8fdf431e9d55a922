import type { Selectable } from "kysely";
import { sheetFacts } from "~/domain/deliverables/sheet-facts.queries.server";
import type { Tx } from "~/domain/outbox.server";
import type { Database } from "../../connection";
import { store } from "./issuing";
import { sheetPapers } from "./papers";
import type { World } from "./world";

/** As many reports get sheet and combined copy: each costs a fraction of a second. */
const COUNT = 10;
const ORIGIN = "http://localhost:3000";

/** Gives the reports that people look at first what every issued report has: sheet and combined copy. */
export async function addSheets(world: World, tx: Tx): Promise<void> {
  const rows = await tx
    .selectFrom("deliverables as d")
    .innerJoin("orders as o", "o.id", "d.order_id")
    .innerJoin("organisations as e", "e.id", "o.enterprise_id")
    .innerJoin("files as f", "f.id", "d.source_file_id")
    .leftJoin("deliverables as before", "before.id", "d.replaces_id")
    .selectAll("d")
    .select(["before.number as replaces", "f.storage_key", "o.provider_id", "f.created_by"])
    .orderBy((eb) => eb("e.name", "like", "济南清源%"), "desc")
    .orderBy("d.issued_at", "desc")
    .limit(COUNT)
    .execute();
  for (const row of rows) await addOne(world, tx, row);
}

type Report = Selectable<Database["deliverables"]> & {
  replaces: string | null;
  storage_key: string;
  provider_id: string;
  created_by: string | null;
};

async function addOne(world: World, tx: Tx, report: Report): Promise<void> {
  const source = await world.files.get(report.storage_key);
  if (!source) return;
  const facts = await sheetFacts(tx, {
    orderId: report.order_id,
    number: report.number,
    kind: report.kind,
    edition: report.edition,
    replaces: report.replaces,
    labNumber: report.lab_number,
    testedFrom: report.tested_from,
    testedTo: report.tested_to,
    sourceSha256: report.source_sha256,
    signatoryId: report.signatory_id,
    issuedBy: report.issued_by ?? report.created_by ?? "",
    legalityRecordId: report.legality_record_id,
    issuedAt: report.issued_at,
    origin: ORIGIN,
  });
  const { sheet, combined } = await sheetPapers(facts, source);
  const owner = { userId: report.created_by, organisationId: report.provider_id };
  const keep = (purpose: string, name: string, bytes: Uint8Array) =>
    store(world, { purpose: `deliverable_${purpose}`, name, bytes }, owner, report.issued_at);
  const kept = await keep("sheet", `${report.number}-sheet.pdf`, sheet);
  const whole = combined && (await keep("combined", `${report.number}.pdf`, combined));
  await world.rows.flush(tx);
  await tx
    .updateTable("deliverables")
    .set({
      sheet_file_id: kept.id,
      combined_file_id: whole?.id ?? null,
      combined_sha256: whole?.hash ?? null,
    })
    .where("id", "=", report.id)
    .execute();
}
