import { sql } from "kysely";
import type { Db } from "../outbox.server";

/** Those of the classes that are instruments of compulsory verification: listed, or below a listed class (DOMAIN 4.1). */
export async function compulsoryClasses(db: Db, classIds: readonly string[]): Promise<Set<string>> {
  if (classIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("object_classes as c")
    .innerJoin("object_classes as above", (join) => join.on(sql<boolean>`starts_with(c.path, above.path)`))
    .innerJoin("compulsory_instruments as k", "k.object_class_id", "above.id")
    .select("c.id")
    .distinct()
    .where("c.id", "in", [...new Set(classIds)])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Items of a request that are compulsory verification: never quoted, a hub designates the body. */
export async function compulsoryItems(db: Db, requestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("packages as p")
    .innerJoin("items as i", "i.package_id", "p.id")
    .select(["i.id", "i.object_class_id"])
    .where("p.request_id", "=", requestId)
    .where("p.kind", "=", "verification")
    .where("p.status", "<>", "withdrawn")
    .execute();
  const listed = await compulsoryClasses(
    db,
    rows.flatMap((row) => row.object_class_id ?? []),
  );
  return rows.filter((row) => listed.has(row.object_class_id ?? "")).map((row) => row.id);
}
