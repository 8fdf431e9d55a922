import type { Db } from "../outbox.server";
import type { Category, Kind, Stage } from "./service";

export interface CatalogueItem {
  code: string;
  category: Category;
  stage: Stage;
  kind: Kind;
  name: string;
  summary: string;
}

/** Every service that can be ordered now, in the catalogue's order, in one language. */
export async function listCatalogue(db: Db, locale: "zh-CN" | "en"): Promise<CatalogueItem[]> {
  const rows = await db
    .selectFrom("catalogue_items")
    .selectAll()
    .where("active", "=", true)
    .orderBy("category")
    .orderBy("stage")
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    code: row.code,
    category: row.category as Category,
    stage: row.stage as Stage,
    kind: row.kind as Kind,
    name: locale === "en" ? row.name_en : row.name_zh,
    summary: locale === "en" ? row.summary_en : row.summary_zh,
  }));
}
