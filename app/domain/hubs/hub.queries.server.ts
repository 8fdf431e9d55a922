import type { HubLevel } from "../actor";
import type { Db } from "../outbox.server";
import { regionPrefix } from "../regions/prefix";

/** Hubs in `region` and below, from the top down. */
export async function listHubs(
  db: Db,
  { region, level }: { region?: string | undefined; level?: HubLevel | undefined },
) {
  const rows = await db
    .selectFrom("hubs")
    .select(["id", "code", "level", "region_code", "parent_id", "name_zh", "name_en", "address", "phone"])
    .$if(region !== undefined, (query) =>
      query.where("region_code", "like", `${regionPrefix(region ?? "")}%`),
    )
    .$if(level !== undefined, (query) => query.where("level", "=", level ?? ""))
    .orderBy("ordinal")
    .execute();
  return rows.map(({ region_code, parent_id, name_zh, name_en, ...row }) => ({
    ...row,
    level: row.level as HubLevel,
    region: region_code,
    parentId: parent_id,
    name: { zh: name_zh, en: name_en },
  }));
}
