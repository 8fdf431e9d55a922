import { sql } from "kysely";
import type { Actor } from "../actor";
import { isProvider } from "../actor";
import { authorize } from "../authorize";
import { afterCursor, pageOf, pageSize } from "../cursor.server";
import type { Db } from "../outbox.server";

export const BOARD_VIEWS = ["open", "quoted", "ended"] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

export interface BoardFilter {
  view?: BoardView | undefined;
  category?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

const OPEN = sql<boolean>`(p.status = 'quoting' and (p.quoting_deadline is null or p.quoting_deadline > now()))`;
const VIEWS = {
  open: sql<boolean>`${OPEN} and q.id is null`,
  quoted: sql<boolean>`q.id is not null and p.status in ('quoting', 'comparing')`,
  ended: sql<boolean>`not ${OPEN} and not (q.id is not null and p.status = 'comparing')`,
};

const board = (db: Db, actor: Actor) =>
  db
    .selectFrom("invitations as i")
    .innerJoin("packages as p", "p.id", "i.package_id")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .leftJoin("quotes as q", (join) =>
      join
        .onRef("q.package_id", "=", "i.package_id")
        .onRef("q.provider_id", "=", "i.provider_id")
        .on("q.status", "<>", "retracted"),
    )
    .where("i.provider_id", "=", actor.organisationId);

/** The provider's job board: the packages it was invited to, newest first, in one query; nobody else's amounts. */
export async function jobBoard(db: Db, actor: Actor, filter: BoardFilter = {}) {
  authorize(isProvider(actor));
  const limit = pageSize(filter.limit);
  const rows = await board(db, actor)
    .innerJoin("regions as g", "g.code", "r.region_code")
    .innerJoin("organisations as e", "e.id", "r.enterprise_id")
    .innerJoin("legality_records as l", "l.id", "i.legality_record_id")
    .select(["i.id", "i.invited_at", "i.score", "i.distance_m", "i.seen_at", "i.legality_record_id"])
    .select(["p.id as package_id", "p.category", "p.stage", "p.kind", "p.status", "p.quoting_deadline"])
    .select(["p.quoting_opened_at", "r.id as request_id", "r.number", "r.title", "r.due_on", "r.delivery"])
    .select(["g.name as region_name", "e.name as enterprise_name", "l.verdict"])
    .select(["q.id as quote_id", "q.status as quote_status", "q.total_fen as own_total_fen"])
    .select(sql<string>`i.invited_at::text`.as("at"))
    .select(sql<number>`(select count(*) from items n where n.package_id = p.id)`.as("items"))
    .where(VIEWS[filter.view ?? "open"])
    .where(filter.category ? sql<boolean>`p.category = ${filter.category}` : sql<boolean>`true`)
    .where(afterCursor(filter.cursor, "i.invited_at", "i.id"))
    .orderBy("i.invited_at", "desc")
    .orderBy("i.id", "desc")
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit);
}
export type BoardRow = Awaited<ReturnType<typeof jobBoard>>["items"][number];

/** How many invitations stand in each view; what has ended is the rest, so that only what goes on is looked at. */
export async function boardCounts(db: Db, actor: Actor): Promise<Record<BoardView, number>> {
  const all = sql`(select count(*) from invitations where provider_id = ${actor.organisationId})`;
  return board(db, actor)
    .where("p.status", "in", ["quoting", "comparing"])
    .select(sql<number>`count(*) filter (where ${VIEWS.open})`.as("open"))
    .select(sql<number>`count(*) filter (where ${VIEWS.quoted})`.as("quoted"))
    .select(sql<number>`${all} - count(*) filter (where not ${VIEWS.ended})`.as("ended"))
    .executeTakeFirstOrThrow();
}

/** The provider's own quotes, newest first. */
export async function ownQuotes(
  db: Db,
  actor: Actor,
  filter: { status?: string | undefined; cursor?: string | undefined; limit?: number | undefined } = {},
) {
  authorize(isProvider(actor));
  const limit = pageSize(filter.limit);
  const rows = await db
    .selectFrom("quotes as q")
    .innerJoin("packages as p", "p.id", "q.package_id")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .leftJoin("orders as o", (join) =>
      join.onRef("o.package_id", "=", "p.id").onRef("o.provider_id", "=", "q.provider_id"),
    )
    .select([
      "q.id",
      "q.package_id",
      "q.status",
      "q.total_fen",
      "q.working_days",
      "q.valid_until",
      "q.revision",
    ])
    .select([
      "q.created_at",
      "q.updated_at",
      "p.category",
      "p.status as package_status",
      "p.quoting_deadline",
    ])
    .select(["r.number", "r.title", "o.id as order_id"])
    .select(sql<string>`q.created_at::text`.as("at"))
    .where("q.provider_id", "=", actor.organisationId)
    .where(filter.status ? sql<boolean>`q.status = ${filter.status}` : sql<boolean>`true`)
    .where(afterCursor(filter.cursor, "q.created_at", "q.id"))
    .orderBy("q.created_at", "desc")
    .orderBy("q.id", "desc")
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit);
}
export type OwnQuoteRow = Awaited<ReturnType<typeof ownQuotes>>["items"][number];
