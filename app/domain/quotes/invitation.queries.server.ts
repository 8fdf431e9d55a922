import { sql } from "kysely";
import { type Actor, isProvider } from "../actor";
import { authorize } from "../authorize";
import { mustExist } from "../errors";
import type { LegalityBody } from "../matching/legality-record";
import type { Db } from "../outbox.server";

/**
 * What a provider was invited to: the package, its items, the legal verdict of each, and its own quote if any.
 * Refuses with 404 whoever was not invited.
 */
export async function invitationTo(db: Db, actor: Actor, packageId: string) {
  authorize(isProvider(actor));
  const invitation = mustExist(await invitationRow(db, actor, packageId));
  const [items, quote, sites] = await Promise.all([
    itemRows(db, packageId),
    ownQuote(db, actor, packageId),
    ownSites(db, actor),
  ]);
  const body = invitation.body as unknown as LegalityBody;
  const verdicts = new Map(body.items.map((each) => [each.position, each]));
  return {
    ...invitation,
    body: undefined,
    items: items.map((item) => ({ ...item, verdict: verdicts.get(item.position) ?? null })),
    quote,
    sites,
  };
}
export type Invitation = Awaited<ReturnType<typeof invitationTo>>;

const invitationRow = (db: Db, actor: Actor, packageId: string) =>
  db
    .selectFrom("invitations as i")
    .innerJoin("packages as p", "p.id", "i.package_id")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .innerJoin("organisations as e", "e.id", "r.enterprise_id")
    .innerJoin("regions as g", "g.code", "r.region_code")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .innerJoin("providers as v", "v.organisation_id", "i.provider_id")
    .leftJoin("legality_records as l", "l.id", "i.legality_record_id")
    .select(["i.id", "i.site_id", "i.ring", "i.score", "i.distance_m", "i.seen_at", "i.legality_record_id"])
    .select(["p.id as package_id", "p.category", "p.stage", "p.kind", "p.status", "p.quoting_deadline"])
    .select(["p.quoting_opened_at", "r.id as request_id", "r.number", "r.title", "r.description", "r.due_on"])
    .select([
      "r.delivery",
      "r.sealed",
      "r.suspended_at",
      "e.name as enterprise_name",
      "g.name as region_name",
    ])
    .select(["h.name_zh as hub_name_zh", "h.name_en as hub_name_en", "v.provisional", "l.verdict", "l.body"])
    .where("i.package_id", "=", packageId)
    .where("i.provider_id", "=", actor.organisationId)
    .executeTakeFirst();

const itemRows = (db: Db, packageId: string) =>
  db
    .selectFrom("items as n")
    .leftJoin("normative_documents as d", "d.id", "n.document_id")
    .leftJoin("parameters as m", "m.id", "n.parameter_id")
    .select(["n.id", "n.position", "n.sample_name", "n.quantity", "n.unit", "n.evidential"])
    .select(["n.range_min", "n.range_max", "n.range_unit", "n.uncertainty", "n.industry_class"])
    .select((eb) => eb.fn.coalesce("d.number", "n.document_text").as("document"))
    .select((eb) => eb.fn.coalesce("m.name", "n.parameter_text").as("parameter"))
    .select("d.title_zh as document_title")
    .where("n.package_id", "=", packageId)
    .orderBy("n.position")
    .execute();

const ownQuote = (db: Db, actor: Actor, packageId: string) =>
  db
    .selectFrom("quotes as q")
    .selectAll("q")
    .select(
      sql<Record<string, number>>`(select json_object_agg(t.item_id, t.amount_fen) from quote_items t
        where t.quote_id = q.id)`.as("amounts"),
    )
    .select(
      sql<{ revision: number; at: string; totalFen: number }[]>`(select json_agg(json_build_object('revision',
        v.revision, 'at', v.at, 'totalFen', v.body->'totalFen') order by v.revision) from quote_revisions v
        where v.quote_id = q.id)`.as("revisions"),
    )
    .where("q.package_id", "=", packageId)
    .where("q.provider_id", "=", actor.organisationId)
    .where("q.status", "<>", "retracted")
    .executeTakeFirst();

const ownSites = (db: Db, actor: Actor) =>
  db
    .selectFrom("sites")
    .select(["id", "name"])
    .where("provider_id", "=", actor.organisationId)
    .where("closed_at", "is", null)
    .orderBy("name")
    .execute();

/** Notes that the provider has opened its invitation; the first time counts. */
export async function markSeen(db: Db, actor: Actor, packageId: string): Promise<void> {
  await db
    .updateTable("invitations")
    .set({ seen_at: sql`now()` })
    .where("package_id", "=", packageId)
    .where("provider_id", "=", actor.organisationId)
    .where("seen_at", "is", null)
    .execute();
}
