import { sql } from "kysely";
import type { Db } from "../outbox.server";
import type { ItemInput } from "./request";

/**
 * Object classes by what the items call them: a class by id, code or name, else the sample's own name where that
 * is a class's name or alias. A sample nobody has placed stays without a class, and on hold (DOMAIN 4).
 */
export async function findObjectClasses(db: Db, items: ItemInput[]): Promise<Map<string, string>> {
  const names = [...new Set(items.flatMap((item) => [item.objectClass ?? item.sampleName]))];
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; id: string }>`
    select distinct on (n.name) n.name, c.id from unnest(${names}::text[]) n(name)
    join object_classes c on c.id::text = lower(n.name) or c.code = n.name or c.name_zh = n.name
      or lower(c.name_en) = lower(n.name) or n.name = any(c.aliases)
    order by n.name, length(c.path) desc`.execute(db);
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Names of object classes for suggestions, down the tree. */
export async function objectClassNames(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("object_classes").select("name_zh").orderBy("path").limit(500).execute();
  return rows.map((row) => row.name_zh);
}
