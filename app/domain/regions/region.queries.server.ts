import type { Db } from "../outbox.server";

type Level = "province" | "city" | "county";
type Kind = "administrative" | "statistical" | "container";

/** Regions in force directly below `parent`, by code; the provinces when it is null. */
export async function childRegions(db: Db, parent: string | null) {
  const rows = await db
    .selectFrom("regions")
    .select(["code", "name", "level", "kind", "parent_code as parent"])
    .where("parent_code", parent === null ? "is" : "=", parent)
    .where("valid_to", "is", null)
    .orderBy("code")
    .execute();
  return rows.map((row) => ({ ...row, level: row.level as Level, kind: row.kind as Kind }));
}
