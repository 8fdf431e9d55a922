import type { Actor } from "../actor";
import type { Db } from "../outbox.server";
import { readPageKey, writePageKey } from "../page-key";
import { regionPrefix } from "../regions/prefix";

const PAGE = 50;

/** The inspectors of the actor's own office, by name; a page with the key of the next. */
export async function inspectorsOf(
  db: Db,
  actor: Actor,
  filter: { left: boolean; after?: string | undefined },
) {
  const after = readPageKey(filter.after);
  const rows = await db
    .selectFrom("inspectors as i")
    .innerJoin("regions as r", "r.code", "i.region_code")
    .select(["i.id", "i.name", "i.card_number", "i.region_code", "i.employer", "i.employer_uscc", "i.ties"])
    .select(["i.left_at", "i.version", "r.name as region"])
    .where("i.office_id", "=", actor.organisationId)
    .where("i.left_at", filter.left ? "is not" : "is", null)
    .$if(after !== null, (q) =>
      q.where((eb) => eb(eb.refTuple("i.name", "i.id"), ">", eb.tuple(after?.text ?? "", after?.id ?? ""))),
    )
    .orderBy("i.name")
    .orderBy("i.id")
    .limit(PAGE + 1)
    .execute();
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return { rows: rows.slice(0, PAGE), next: last ? writePageKey(last.name, last.id) : null };
}
export type InspectorRow = Awaited<ReturnType<typeof inspectorsOf>>["rows"][number];

/** Provinces, cities and counties in force of a regulator's own subtree, by code. */
export function ownRegions(db: Db, actor: Actor) {
  return db
    .selectFrom("regions")
    .select(["code", "name", "level"])
    .where("code", "like", `${regionPrefix(actor.regionCode)}%`)
    .where("valid_to", "is", null)
    .where("kind", "<>", "container")
    .orderBy("code")
    .execute();
}
