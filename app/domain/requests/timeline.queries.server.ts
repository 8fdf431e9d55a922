import type { Actor } from "../actor";
import type { Db } from "../outbox.server";

/**
 * What happened to a request, oldest first (全程留痕). A provider sees what concerns everybody and itself, never a
 * rival's dealings; the sight of the request itself is the caller's to check.
 */
export async function timeline(db: Db, requestId: string, actor: Actor) {
  const rows = await db
    .selectFrom("events as v")
    .leftJoin("users as u", "u.id", "v.actor_user_id")
    .leftJoin("organisations as o", "o.id", "v.actor_organisation_id")
    .leftJoin("packages as p", "p.id", "v.package_id")
    .leftJoin("organisations as s", "s.id", "v.provider_id")
    .select(["v.id", "v.kind", "v.at", "v.data", "v.package_id", "v.order_id", "v.provider_id"])
    .select(["u.name as user_name", "o.name as organisation_name", "o.kind as organisation_kind"])
    .select(["p.position as package_position", "s.name as provider_name"])
    .where("v.request_id", "=", requestId)
    .$if(actor.organisationKind === "provider", (query) =>
      query.where((eb) =>
        eb.or([eb("v.provider_id", "is", null), eb("v.provider_id", "=", actor.organisationId)]),
      ),
    )
    .orderBy("v.at")
    .orderBy("v.id")
    .limit(500)
    .execute();
  // how many offers came, who was asked: rivals' dealings too
  const own = (row: { provider_id: string | null }) => row.provider_id === actor.organisationId;
  return actor.organisationKind === "provider"
    ? rows.map((row) => (own(row) ? row : { ...row, data: {} }))
    : rows;
}
export type TimelineRow = Awaited<ReturnType<typeof timeline>>[number];
