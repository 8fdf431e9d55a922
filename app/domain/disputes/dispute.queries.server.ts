import { sql } from "kysely";
import type { Actor } from "../actor";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { disputesSeenBy } from "./sight.queries.server";

/** One dispute with the order and the names around it; refuses with 404 when the actor may not see it. No amounts. */
export async function findDispute(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom("disputes as d")
    .innerJoin("orders as o", "o.id", "d.order_id")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .innerJoin("packages as p", "p.id", "o.package_id")
    .innerJoin("organisations as e", "e.id", "d.enterprise_id")
    .innerJoin("organisations as v", "v.id", "d.provider_id")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .innerJoin("hubs as g", "g.id", "r.origin_hub_id")
    .leftJoin("deliverables as l", "l.id", "d.deliverable_id")
    .selectAll("d")
    .select([
      "o.number as order_number",
      "o.award_id",
      "o.package_id",
      "o.request_id",
      "o.suspended_at",
      "r.title",
    ])
    .select(["r.suspended_at as request_suspended_at", "p.category", "p.kind"])
    .select(["e.name as enterprise_name", "v.name as provider_name", "l.number as deliverable_number"])
    .select(["l.source_file_id", "l.combined_file_id"])
    .select(["h.name_zh as hub_name_zh", "h.name_en as hub_name_en", "h.ordinal as hub_ordinal"])
    .select("g.ordinal as origin_ordinal")
    .where("d.id", "=", id)
    .where(disputesSeenBy(actor))
    .executeTakeFirst();
  return mustExist(row);
}
export type DisputeView = Awaited<ReturnType<typeof findDispute>>;

interface StepFile {
  id: string;
  name: string;
  size: number;
}

/** Everything that was said and done, oldest first, with its files. */
export const disputeSteps = (db: Db, disputeId: string) =>
  db
    .selectFrom("dispute_steps as s")
    .leftJoin("users as u", "u.id", "s.by_user_id")
    .leftJoin("organisations as o", "o.id", "s.by_organisation_id")
    .select([
      "s.id",
      "s.kind",
      "s.text",
      "s.data",
      "s.at",
      "u.name as user_name",
      "o.name as organisation_name",
    ])
    .select(
      sql<
        StepFile[]
      >`(select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.id), '[]')
        from dispute_files k join files f on f.id = k.file_id where k.step_id = s.id)`.as("files"),
    )
    .where("s.dispute_id", "=", disputeId)
    .orderBy("s.at")
    .orderBy("s.id")
    .limit(500)
    .execute();
export type DisputeStep = Awaited<ReturnType<typeof disputeSteps>>[number];

export const decisionOf = (db: Db, disputeId: string) =>
  db.selectFrom("dispute_decisions").selectAll().where("dispute_id", "=", disputeId).executeTakeFirst();

/** What the panel wrote and voted; whom that is shown to is the caller's to say. */
export const votesOn = (db: Db, disputeId: string) =>
  db
    .selectFrom("dispute_votes as t")
    .innerJoin("experts as x", "x.id", "t.expert_id")
    .innerJoin("users as u", "u.id", "x.user_id")
    .select(["t.expert_id", "t.vote", "t.opinion", "t.at", "u.name", "x.user_id"])
    .where("t.dispute_id", "=", disputeId)
    .orderBy("t.at")
    .execute();

/** A file of the dispute, or the contested report itself, for who sees the dispute; 404 for anything else. */
export async function disputeFile(db: Db, actor: Actor, id: string, fileId: string) {
  const dispute = await findDispute(db, actor, id);
  const row = await db
    .selectFrom("files as f")
    .select(["f.storage_key", "f.name", "f.media_type"])
    .where("f.id", "=", fileId)
    .where(sql<boolean>`(f.id in (${dispute.source_file_id}::uuid, ${dispute.combined_file_id}::uuid)
      or exists (select from dispute_files k join dispute_steps s on s.id = k.step_id
        where k.file_id = f.id and s.dispute_id = ${id}))`)
    .executeTakeFirst();
  return mustExist(row);
}
