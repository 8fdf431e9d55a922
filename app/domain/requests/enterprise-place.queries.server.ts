import type { Db } from "../outbox.server";

/** An enterprise with what routing asks of it: its region, and the park it sits in. */
export const placeOf = (db: Db, enterpriseId: string) =>
  db
    .selectFrom("organisations")
    .select(["id", "name", "region_code", "park_hub_id"])
    .where("id", "=", enterpriseId)
    .where("kind", "=", "enterprise")
    .executeTakeFirst();
