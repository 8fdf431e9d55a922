import type { Db } from "../outbox.server";
import type { ObjectClass } from "./object-class";

/** The whole tree, parents before children. It is small: a few hundred classes. */
export async function listObjectClasses(db: Db): Promise<ObjectClass[]> {
  const rows = await db.selectFrom("object_classes").selectAll().orderBy("path").execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    path: row.path,
    aliases: row.aliases,
  }));
}

export interface FoundClass {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  /** Names from the root down. */
  trail: string[];
}

/** Classes by name, alias, pinyin or its initials; names that begin so come first, at most twelve. */
export async function searchObjectClasses(db: Db, q: string): Promise<FoundClass[]> {
  const wanted = q.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  if (wanted === "") return [];
  const all = await listObjectClasses(db);
  const sounds = /^[a-z]+$/.test(wanted) ? await soundsLike(wanted) : null;
  const hits = all.flatMap((found) => {
    const rank = rankOf(found, wanted, sounds);
    return rank === null ? [] : [{ found, rank }];
  });
  hits.sort((a, b) => a.rank - b.rank || a.found.path.length - b.found.path.length);
  const named = ({ path }: ObjectClass) =>
    all.filter((above) => path.startsWith(above.path)).map((above) => above.nameZh);
  return hits.slice(0, 12).map(({ found }) => ({
    id: found.id,
    code: found.code,
    nameZh: found.nameZh,
    nameEn: found.nameEn,
    trail: named(found),
  }));
}

type Sounds = (name: string) => boolean;

/** Whether a name's pinyin or its initials begin so. The dictionary is loaded when somebody first types letters. */
async function soundsLike(wanted: string): Promise<Sounds> {
  const { pinyin } = await import("pinyin-pro");
  const typed = (name: string, pattern: "pinyin" | "first") =>
    pinyin(name, { toneType: "none", type: "array", pattern, nonZh: "removed" }).join("");
  return (name) => typed(name, "first").startsWith(wanted) || typed(name, "pinyin").startsWith(wanted);
}

function rankOf(found: ObjectClass, wanted: string, sounds: Sounds | null): number | null {
  const names = [found.nameZh, found.nameEn, ...found.aliases].map((name) =>
    name.toLowerCase().replace(/\s+/g, ""),
  );
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  if (!sounds) return names.some((name) => name.length > 1 && wanted.includes(name)) ? 4 : null;
  return sounds(found.nameZh) ? 3 : null;
}
