import type { Db } from "../outbox.server";

/** A provider's sites with their region's name, open ones first. */
export const sitesOf = (db: Db, providerId: string) =>
  db
    .selectFrom("sites as s")
    .innerJoin("regions as r", "r.code", "s.region_code")
    .select(["s.id", "s.name", "s.address", "s.lon", "s.lat", "s.closed_at", "r.name as region"])
    .where("s.provider_id", "=", providerId)
    .orderBy("s.closed_at", (order) => order.asc().nullsFirst())
    .orderBy("s.name")
    .execute();

export const profileOf = (db: Db, providerId: string) =>
  db
    .selectFrom("providers as p")
    .innerJoin("organisations as o", "o.id", "p.organisation_id")
    .select([
      "o.name",
      "p.introduction",
      "p.declared_group",
      "p.provisional",
      "p.suspended_at",
      "p.suspension_reason",
    ])
    .where("p.organisation_id", "=", providerId)
    .executeTakeFirst();
