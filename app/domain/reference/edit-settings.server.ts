import type { Actor } from "../actor";
import { invalid } from "../errors";
import type { Db, Tx } from "../outbox.server";
import { changeReference } from "./changed.server";
import type { ZoneForm } from "./reference";

async function put(tx: Tx, key: string, value: unknown) {
  const row = { value: JSON.stringify(value), updated_at: new Date() };
  await tx
    .insertInto("settings")
    .values({ key, ...row })
    .onConflict((clash) => clash.column("key").doUpdateSet(row))
    .execute();
}

/** Sets the clocks' numbers (DOMAIN 5–7); deadlines already running keep theirs. */
export function saveClocks(db: Db, actor: Actor, numbers: Record<string, number>): Promise<void> {
  return changeReference(db, actor, { table: "settings", id: "clocks", data: numbers }, async (tx) => {
    for (const [key, value] of Object.entries(numbers)) await put(tx, key, value);
  });
}

/** Sets the weights of the ranking; every user and provider sees them beside it. */
export function saveWeights(db: Db, actor: Actor, weights: Record<string, number>): Promise<void> {
  return changeReference(db, actor, { table: "settings", id: "matching.weights", data: weights }, (tx) =>
    put(tx, "matching.weights", weights),
  );
}

/** Names the county that looks after a statistical zone; its enterprises' requests start there from now on. */
export function assignZone(db: Db, actor: Actor, { zone, county, basis }: ZoneForm): Promise<void> {
  return changeReference(
    db,
    actor,
    { table: "statistical_zones", id: zone, data: { county, basis } },
    async (tx) => {
      const known = await tx
        .selectFrom("regions")
        .select(["code", "kind", "level"])
        .where("code", "in", [zone, county])
        .execute();
      if (!known.some((row) => row.code === zone && row.kind === "statistical"))
        invalid({ zone: "invalid_choice" });
      if (
        !known.some((row) => row.code === county && row.kind === "administrative" && row.level === "county")
      ) {
        invalid({ county: "invalid_choice" });
      }
      const row = { county_code: county, basis };
      await tx
        .insertInto("statistical_zone_assignments")
        .values({ zone_code: zone, ...row })
        .onConflict((clash) => clash.column("zone_code").doUpdateSet(row))
        .execute();
    },
  );
}
