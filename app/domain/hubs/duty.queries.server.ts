import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { serviceContent } from "./duty";

/** A hub's duty time and services, for its own page. */
export async function dutyOf(db: Db, hubId: string) {
  const row = mustExist(
    await db
      .selectFrom("hubs")
      .select(["name_zh", "name_en", "duty_periods", "service_content"])
      .where("id", "=", hubId)
      .executeTakeFirst(),
  );
  return {
    nameZh: row.name_zh,
    nameEn: row.name_en,
    periods: row.duty_periods as unknown as [string, string][],
    ...serviceContent.parse(row.service_content),
  };
}
