import type { Db } from "../outbox.server";

/** The service category of a package: says whose experts fit, and whether instruments are in dispute. */
export async function packageCategory(db: Db, packageId: string): Promise<string> {
  const row = await db
    .selectFrom("packages")
    .select("category")
    .where("id", "=", packageId)
    .executeTakeFirstOrThrow();
  return row.category;
}
