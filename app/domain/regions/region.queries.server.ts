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

/** Names from the province down, e.g. 山东省 › 济南市 › 历下区; an abolished code keeps its old name. */
export async function regionPath(db: Db, code: string): Promise<{ code: string; name: string }[]> {
  const prefixes = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code];
  return db
    .selectFrom("regions")
    .select(["code", "name"])
    .where("code", "in", [...new Set(prefixes)])
    .where("kind", "<>", "container")
    .orderBy("code")
    .execute();
}
