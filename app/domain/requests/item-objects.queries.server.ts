import { sql } from "kysely";
import type { Db } from "../outbox.server";
import type { ItemInput } from "./request";

/** Width, case and blanks aside, as `normaliseWord` has it. */
const word = (column: string) =>
  sql`lower(regexp_replace(normalize(${sql.raw(column)}, NFKC), '\\s+', '', 'g'))`;

/**
 * Object classes by what the items call them: a class by id, code or name, else the sample's own name where that
 * is a class's name or alias, or a person has placed it before. A sample nobody has placed stays without a class,
 * and on hold (DOMAIN 4).
 */
export async function findObjectClasses(db: Db, items: ItemInput[]): Promise<Map<string, string>> {
  const names = [...new Set(items.flatMap((item) => [item.objectClass ?? item.sampleName]))];
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; id: string }>`
    with wanted as (select n.name, ${word("n.name")} as norm from unnest(${names}::text[]) n(name))
    select distinct on (w.name) w.name, c.id from wanted w cross join lateral (
      select id, path from object_classes where words && array[w.norm]
      union all
      select o.id, o.path from object_placements p join object_classes o on o.id = p.object_class_id
      where p.object_norm = w.norm
    ) c where w.norm <> '' order by w.name, length(c.path) desc`.execute(db);
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** For samples without a class: classes whose name or alias is part of the sample's name. Likeness only suggests. */
export async function suggestObjectClasses(db: Db, samples: string[]): Promise<Map<string, string[]>> {
  const names = [...new Set(samples)].filter((name) => name.trim().length > 1).slice(0, 50);
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; classes: string[] }>`
    with wanted as (select n.name, ${word("n.name")} as norm from unnest(${names}::text[]) n(name)),
    hits as (
      select w.name, c.name_zh, max(length(x.name)) as fit from wanted w, object_classes c,
        unnest(array[c.name_zh] || c.aliases) x(name)
      where length(x.name) > 1 and (strpos(w.norm, ${word("x.name")}) > 0 or strpos(${word("x.name")}, w.norm) > 0)
      group by w.name, c.name_zh
    )
    select name, (array_agg(name_zh order by fit desc, name_zh))[1:3] as classes from hits group by name`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.name, row.classes]));
}

/** Names of object classes for suggestions, down the tree. */
export async function objectClassNames(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("object_classes").select("name_zh").orderBy("path").limit(500).execute();
  return rows.map((row) => row.name_zh);
}
