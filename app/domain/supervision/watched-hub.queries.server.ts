import type { Actor, HubLevel, HubRange } from "../actor";
import { inSubtree } from "../actor";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

export interface WatchedHub extends HubRange {
  nameZh: string;
  nameEn: string;
  regionCode: string;
  parentId: string | null;
}

/** The hubs from the regulator's own down to `hubId` (its own when left out); refuses 404 outside of its subtree. */
export async function watchedHubs(db: Db, actor: Actor, hubId?: string | null): Promise<WatchedHub[]> {
  const own = mustExist(actor.hubs);
  const wanted = hubId ? mustExist(idSchema.safeParse(hubId).data) : own.hubId;
  const rows = await db
    .selectFrom("hubs as h")
    .innerJoin("hubs as below", (join) =>
      join
        .on("below.id", "=", wanted)
        .on((eb) =>
          eb.and([
            eb("below.ordinal", ">=", eb.ref("h.ordinal")),
            eb("below.ordinal", "<=", eb.ref("h.last_ordinal")),
          ]),
        ),
    )
    .select(["h.id as hubId", "h.level", "h.ordinal", "h.last_ordinal as lastOrdinal"])
    .select([
      "h.name_zh as nameZh",
      "h.name_en as nameEn",
      "h.region_code as regionCode",
      "h.parent_id as parentId",
    ])
    .orderBy("h.ordinal")
    .execute();
  const path = rows
    .map((row) => ({ ...row, level: row.level as HubLevel }))
    .filter((row) => inSubtree(actor, row.ordinal));
  mustExist(path.find((row) => row.hubId === wanted));
  return path;
}
