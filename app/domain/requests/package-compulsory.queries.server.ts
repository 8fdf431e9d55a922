import type { Db } from "../outbox.server";
import { compulsoryClasses } from "./compulsory.queries.server";

/** Whether a package asks for a compulsory verification: at least one of its instruments is listed. */
export async function isCompulsory(db: Db, pack: { id: string; kind: string }): Promise<boolean> {
  if (pack.kind !== "verification") return false;
  const items = await db
    .selectFrom("items")
    .select("object_class_id")
    .where("package_id", "=", pack.id)
    .execute();
  const classes = items.flatMap((item) => item.object_class_id ?? []);
  return (await compulsoryClasses(db, classes)).size > 0;
}
