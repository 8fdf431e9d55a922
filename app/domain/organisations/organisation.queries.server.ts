import type { Actor } from "../actor";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

/** The actor's own organisation, as far as its standing goes. */
export function ownOrganisation(db: Db, actor: Actor) {
  return db
    .selectFrom("organisations as o")
    .leftJoin("providers as p", "p.organisation_id", "o.id")
    .select(["o.name", "o.uscc", "o.uscc_state", "o.address", "p.provisional"])
    .where("o.id", "=", actor.organisationId)
    .executeTakeFirst();
}

const PAGE = 50;

export interface OrganisationFilter {
  q?: string | undefined;
  kind?: string | undefined;
  status?: string | undefined;
  after?: string | undefined;
}

/** Organisations for the administrator, by name; `next` continues after the last one shown. */
export async function listOrganisations(db: Db, { q, kind, status, after }: OrganisationFilter) {
  let query = db
    .selectFrom("organisations as o")
    .innerJoin("regions as r", "r.code", "o.region_code")
    .select(["o.id", "o.name", "o.kind", "o.uscc", "o.uscc_state", "o.status", "o.demo", "r.name as region"])
    .select((eb) =>
      eb
        .selectFrom("memberships as m")
        .select(eb.fn.countAll<number>().as("n"))
        .whereRef("m.organisation_id", "=", "o.id")
        .where("m.status", "=", "active")
        .as("members"),
    )
    .orderBy("o.name")
    .orderBy("o.id")
    .limit(PAGE + 1);
  if (q)
    query = query.where((eb) =>
      eb.or([eb("o.name", "ilike", `%${likeText(q)}%`), eb("o.uscc", "=", q.toUpperCase())]),
    );
  if (kind) query = query.where("o.kind", "=", kind);
  if (status) query = query.where("o.status", "=", status);
  const place = after ? placeOf(after) : null;
  if (place)
    query = query.where((eb) => eb(eb.refTuple("o.name", "o.id"), ">", eb.tuple(place.name, place.id)));
  const rows = await query.execute();
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const more = rows.length > PAGE && last !== undefined;
  const next = more ? Buffer.from(`${last.id}|${last.name}`).toString("base64url") : null;
  return { organisations: shown, next };
}

/** Where the last page ended; a mark nobody gave out starts from the beginning. */
function placeOf(after: string): { name: string; id: string } | null {
  const [id = "", name = ""] = Buffer.from(after, "base64url").toString().split("|", 2);
  return idSchema.safeParse(id).success && !name.includes("\0") ? { id, name } : null;
}

const likeText = (q: string) => q.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** One organisation with its people, for the administrator: no amounts, no messages. */
export async function organisationDetail(db: Db, id: string) {
  const organisation = await db
    .selectFrom("organisations as o")
    .innerJoin("regions as r", "r.code", "o.region_code")
    .leftJoin("hubs as h", "h.id", "o.hub_id")
    .select([
      "o.id",
      "o.name",
      "o.kind",
      "o.uscc",
      "o.uscc_state",
      "o.status",
      "o.status_reason",
      "o.address",
    ])
    .select([
      "o.contact_name",
      "o.contact_phone",
      "o.created_at",
      "o.demo",
      "r.name as region",
      "h.name_zh as hub",
    ])
    .where("o.id", "=", id)
    .executeTakeFirst();
  const people = await db
    .selectFrom("memberships as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .leftJoin("second_factors as f", "f.user_id", "u.id")
    .select([
      "u.id",
      "u.login",
      "u.name",
      "u.email",
      "u.phone",
      "u.status",
      "m.role",
      "m.status as membership",
      "f.confirmed_at as two_step_since",
    ])
    .where("m.organisation_id", "=", id)
    .orderBy("m.created_at")
    .limit(300)
    .execute();
  return organisation ? { organisation, people } : null;
}
