import { sql } from "kysely";
import type { Actor } from "../actor";
import { isPrintedMoment } from "../cursor.server";
import { invalid } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import { seenBy } from "./sight.queries.server";

export interface RequestFilter {
  status?: string | undefined;
  /** Words of the title, or a whole number `XQ-…`. */
  q?: string | undefined;
  category?: string | undefined;
  /** Where a page ended (`after`) or began (`before`). */
  after?: string | undefined;
  before?: string | undefined;
  limit?: number | undefined;
}

/** A place in the list: the moment to the microsecond, which a JavaScript date would round, and the id. */
const encode = (row: { at: string; id: string }) => Buffer.from(`${row.at}|${row.id}`).toString("base64url");

function decode(cursor: string): { at: string; id: string } {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (!isPrintedMoment(at) || !idSchema.safeParse(id).success) invalid({ cursor: "invalid_format" });
  return { at, id };
}

const likeText = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

function matching(db: Db, actor: Actor, filter: RequestFilter) {
  const { status, q, category } = filter;
  return db
    .selectFrom("requests as r")
    .where(seenBy(actor))
    .$if(Boolean(status), (query) => query.where("r.status", "=", status ?? ""))
    .$if(Boolean(category), (query) =>
      query.where(
        sql<boolean>`exists (select from packages cp where cp.request_id = r.id and cp.category = ${category ?? ""})`,
      ),
    )
    .$if(Boolean(q), (query) =>
      query.where((eb) =>
        eb.or([eb("r.number", "=", (q ?? "").toUpperCase()), eb("r.title", "ilike", likeText(q ?? ""))]),
      ),
    );
}

const sizeOf = (filter: RequestFilter) => Math.min(Math.max(filter.limit ?? 20, 1), 100);
const isBack = (filter: RequestFilter) => filter.before !== undefined && filter.after === undefined;

/** One row more than a page, found by (created_at, id), so that a page keeps its place while rows arrive. */
function pageOf(db: Db, actor: Actor, filter: RequestFilter) {
  const back = isBack(filter);
  const cursor = filter.after ?? filter.before;
  const place = cursor === undefined ? null : decode(cursor);
  return matching(db, actor, filter)
    .selectAll("r")
    .select(sql<string>`r.created_at::text`.as("at"))
    .$if(place !== null, (query) =>
      query.where(
        sql<boolean>`(r.created_at, r.id) ${sql.raw(back ? ">" : "<")} (${place?.at}::timestamptz, ${place?.id}::uuid)`,
      ),
    )
    .orderBy("r.created_at", back ? "asc" : "desc")
    .orderBy("r.id", back ? "asc" : "desc")
    .limit(sizeOf(filter) + 1);
}

/** Cuts what was found to a page, newest first, and says where its neighbours begin. */
function cut<T extends { at: string; id: string }>(found: T[], filter: RequestFilter) {
  const [limit, back] = [sizeOf(filter), isBack(filter)];
  const rows = found.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  // ascending by now; the row beyond the page is at the far end of the direction walked
  const more = rows.length > limit;
  const kept = back ? rows.slice(0, limit).reverse() : rows.slice(-limit).reverse();
  const [first, last] = [kept[0], kept[kept.length - 1]];
  const begun = (filter.after ?? filter.before) !== undefined;
  return {
    items: kept,
    next: last && (back || more) ? encode(last) : null,
    previous: first && (back ? more : begun) ? encode(first) : null,
  };
}

/** The requests an actor may see, newest first, one page in one query: counts of packages, items and quotes come along. */
export async function listRequests(db: Db, actor: Actor, filter: RequestFilter = {}) {
  return cut(await withCounts(db, pageOf(db, actor, filter), actor).execute(), filter);
}
export type RequestRow = Awaited<ReturnType<typeof listRequests>>["items"][number];

/** The same page without the counts, which cost most of it: what the API's list shows. */
export async function listRequestHeads(db: Db, actor: Actor, filter: RequestFilter = {}) {
  const heads = db
    .selectFrom(pageOf(db, actor, filter).as("r"))
    .innerJoin("organisations as e", "e.id", "r.enterprise_id")
    .select(["r.id", "r.at", "r.number", "r.title", "r.status", "r.created_at", "e.name as enterprise_name"])
    .select(versionFor(actor).as("version"));
  return cut(await heads.execute(), filter);
}

/** To a provider 0: it moves with every rival's offer. */
const versionFor = (actor: Actor) =>
  actor.organisationKind === "provider" ? sql<number>`0` : sql<number>`r.version`;

type Page = ReturnType<typeof pageType>;
const pageType = (db: Db) =>
  db.selectFrom("requests as r").selectAll("r").select(sql<string>`r.created_at::text`.as("at"));

function withCounts(db: Db, page: Page, actor: Actor) {
  // package by package: counted through a join, a planner with old figures reads both tables whole for every row
  const quotes =
    actor.organisationKind === "provider"
      ? sql<null>`null::int`
      : sql<number>`coalesce(sum((select count(*) from quotes q where q.package_id = p.id and q.status <> 'retracted')), 0)::int`;
  return db
    .selectFrom(page.as("r"))
    .innerJoin("organisations as e", "e.id", "r.enterprise_id")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("packages as p")
          .select((inner) => inner.fn.countAll<number>().as("packages"))
          .select(sql<string | null>`(array_agg(p.category order by p.position))[1]`.as("category"))
          .select(
            sql<Date | null>`min(p.quoting_deadline) filter (where p.status = 'quoting')`.as("deadline"),
          )
          .select(sql<number | null>`${quotes}`.as("quotes"))
          .select(
            sql<number>`coalesce(sum((select count(*) from items i where i.package_id = p.id)), 0)::int`.as(
              "items",
            ),
          )
          .whereRef("p.request_id", "=", "r.id")
          .as("c"),
      (join) => join.onTrue(),
    )
    .select(["r.id", "r.at", "r.number", "r.title", "r.status", "r.created_at", "r.due_on", "r.channel"])
    .select(["r.triage_due_at", "r.triaged_at", "r.suspended_at", "r.delivery", "r.region_code"])
    .select(versionFor(actor).as("version"))
    .select(["e.name as enterprise_name", "h.name_zh as hub_name_zh", "h.name_en as hub_name_en"])
    .select(["c.packages", "c.category", "c.deadline", "c.quotes", "c.items"]);
}
