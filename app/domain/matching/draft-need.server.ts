import type { Db } from "../outbox.server";
import type { PackageInput } from "../requests/request";
import { resolvePackages } from "../requests/resolve-items.server";
import type { Need } from "./need";

/** What a package that is not stored yet needs, with its texts resolved to the vocabulary; refuses 422 where they name nothing. */
export async function draftNeed(
  db: Db,
  regionCode: string,
  pack: Pick<PackageInput, "category" | "kind" | "items">,
): Promise<Need> {
  const [items = []] = await resolvePackages(db, [pack]);
  return {
    category: pack.category,
    kind: pack.kind,
    regionCode,
    items: items.map((item) => ({
      sampleName: item.sample_name,
      objectClassId: item.object_class_id,
      documentId: item.document_id,
      parameterId: item.parameter_id,
      documentText: item.document_text,
      evidential: item.evidential,
      rangeMin: numeric(item.range_min),
      rangeMax: numeric(item.range_max),
      rangeUnit: item.range_unit,
      uncertainty: numeric(item.uncertainty),
      industryClass: item.industry_class,
    })),
  };
}

const numeric = (value: string | number | null) => (value === null ? null : Number(value));
