import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import type { Need } from "./need";

const number = (value: string | null) => (value === null ? null : Number(value));

/** A stored package as the gate reads it; refuses an unknown one. Inside a transaction it reads that transaction. */
export async function loadNeed(
  db: Db,
  packageId: string,
): Promise<Need & { requestId: string; ring: string }> {
  const rows = await db
    .selectFrom("packages as p")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .leftJoin("items as i", "i.package_id", "p.id")
    .select(["p.category", "p.kind", "p.catalogue_code", "p.ring", "r.id as request_id", "r.region_code"])
    .select(["r.enterprise_id", "i.id as item_id", "i.sample_name", "i.object_class_id", "i.document_id"])
    .select([
      "i.parameter_id",
      "i.document_text",
      "i.evidential",
      "i.range_min",
      "i.range_max",
      "i.range_unit",
    ])
    .select(["i.uncertainty", "i.industry_class"])
    .where("p.id", "=", packageId)
    .orderBy("i.position")
    .execute();
  const first = mustExist(rows[0]);
  return {
    requestId: first.request_id,
    ring: first.ring,
    category: first.category as Need["category"],
    kind: first.kind as Need["kind"],
    regionCode: first.region_code,
    enterpriseId: first.enterprise_id,
    catalogueCode: first.catalogue_code,
    items: rows
      .filter((row) => row.item_id !== null)
      .map((row) => ({
        itemId: row.item_id,
        sampleName: row.sample_name ?? "",
        objectClassId: row.object_class_id,
        documentId: row.document_id,
        parameterId: row.parameter_id,
        documentText: row.document_text ?? "",
        evidential: row.evidential ?? true,
        rangeMin: number(row.range_min),
        rangeMax: number(row.range_max),
        rangeUnit: row.range_unit,
        uncertainty: number(row.uncertainty),
        industryClass: row.industry_class,
      })),
  };
}
