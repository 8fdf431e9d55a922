import { sql } from "kysely";
import { chinaDay } from "../china-day";
import type { Db } from "../outbox.server";
import { type Assessment, assessProviders } from "./assess.server";
import { itemCtes } from "./item-cte.server";
import { designatedCte } from "./line-sql.server";
import { loadNeed } from "./need.queries.server";

/**
 * The bodies designated for a package's compulsory instruments by the county, else the next level up, each with the
 * gate's verdict for a designation. Empty when no item is compulsory or nobody is designated.
 */
export async function designatedProviders(db: Db, packageId: string): Promise<Assessment[]> {
  const need = await loadNeed(db, packageId);
  const today = chinaDay();
  const { rows } = await sql<{ id: string }>`
    with ${itemCtes(need)}, ${designatedCte({ today, promisedOn: today })}
    select distinct provider_id as id from designation where step = nearest`.execute(db);
  const ids = rows.map((row) => row.id);
  return assessProviders(db, need, ids, { moment: "designation" });
}

/** Whether the package holds a compulsory instrument: then it is designated, never opened for quotes. */
export async function isCompulsory(db: Db, packageId: string): Promise<boolean> {
  const need = await loadNeed(db, packageId);
  if (need.kind !== "verification") return false;
  const { rows } = await sql<{ compulsory: boolean | null }>`
    with ${itemCtes(need)} select bool_or(compulsory) as compulsory from item`.execute(db);
  return rows[0]?.compulsory === true;
}
