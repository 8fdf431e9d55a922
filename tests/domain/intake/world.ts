import type { Actor, HubLevel, OrganisationKind, Role } from "~/domain/actor";
import { newId } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";

/** Hubs of Shandong by code, from the reference data. */
export type Hubs = Awaited<ReturnType<typeof hubsByCode>>;
export interface World {
  db: Db;
  hubs: Hubs;
  /** Somebody of that hub. */
  at(code: string, role?: Role): Actor;
  enterprise: Actor;
}

const hubsByCode = async (db: Db) => {
  const rows = await db.selectFrom("hubs").selectAll().execute();
  return new Map(rows.map((row) => [row.code, row]));
};

async function person(db: Db, organisationId: string, role: Role) {
  const id = newId();
  const login = `u${id.slice(-12)}`;
  await db.insertInto("users").values({ id, login, name: login, password_hash: "-" }).execute();
  await db
    .insertInto("memberships")
    .values({ id: newId(), user_id: id, organisation_id: organisationId, role })
    .execute();
  return { id, login };
}

const actorOf = (
  user: { id: string; login: string },
  organisation: { id: string; kind: OrganisationKind; region: string },
  role: Role,
): Actor => ({
  userId: user.id,
  login: user.login,
  name: user.login,
  locale: "zh-CN",
  epoch: 1,
  sessionHash: "",
  organisationId: organisation.id,
  organisationName: "",
  organisationKind: organisation.kind,
  role,
  regionCode: organisation.region,
  hubs: null,
});

/** An organisation with one person, as an actor. */
export async function member(db: Db, kind: OrganisationKind, role: Role, uscc: string | null = null) {
  const id = newId();
  await db
    .insertInto("organisations")
    .values({ id, kind, name: `演示 ${id.slice(-6)}`, region_code: "370102", uscc })
    .execute();
  if (kind === "provider") await db.insertInto("providers").values({ organisation_id: id }).execute();
  return actorOf(await person(db, id, role), { id, kind, region: "370102" }, role);
}

/** Lixia, Shizhong, Jinan, Qingdao and the province with people, and one enterprise. */
export async function world(db: Db): Promise<World> {
  const hubs = await hubsByCode(db);
  const people = new Map<string, Actor>();
  for (const code of ["SD", "SD3701", "SD3702", "SD370102", "SD370103"]) {
    const hub = hubs.get(code);
    if (!hub) throw new Error(code);
    const id = newId();
    await db
      .insertInto("organisations")
      .values({ id, kind: "hub", name: hub.name_zh, region_code: hub.region_code, hub_id: hub.id })
      .execute();
    const actor = actorOf(
      await person(db, id, "operator"),
      { id, kind: "hub", region: hub.region_code },
      "operator",
    );
    const range = {
      hubId: hub.id,
      level: hub.level as HubLevel,
      ordinal: hub.ordinal,
      lastOrdinal: hub.last_ordinal,
    };
    people.set(code, { ...actor, hubs: range });
  }
  const at = (code: string, role: Role = "operator") => ({ ...(people.get(code) as Actor), role });
  return { db, hubs, at, enterprise: await member(db, "enterprise", "owner", "91370102MA3C0000X1") };
}

/** A request with one package at a hub, in the state given; triage due at `due`. */
export async function request(
  { db, hubs, enterprise }: World,
  how: { hub?: string; status?: string | undefined; due?: Date; ring?: string } = {},
) {
  const hubId = hubs.get(how.hub ?? "SD370102")?.id ?? "";
  const id = newId();
  await db
    .insertInto("requests")
    .values({
      id,
      number: `XQ-${id}`,
      enterprise_id: enterprise.organisationId,
      hub_id: hubId,
      origin_hub_id: hubId,
      region_code: "370102",
      title: "压力表校准（演示）",
      delivery: "send_sample",
      created_by: enterprise.userId,
      received_at: new Date(),
      triage_due_at: how.due ?? new Date(Date.now() + 7_200_000),
    })
    .execute();
  const packageId = newId();
  await db
    .insertInto("packages")
    .values({
      id: packageId,
      request_id: id,
      position: 1,
      category: "metrology",
      stage: "production",
      kind: "calibration",
      status: how.status ?? "submitted",
      ring: how.ring ?? "county",
    })
    .execute();
  return { id, packageId };
}

const events = (db: Db, requestId: string) =>
  db
    .selectFrom("events")
    .select(["kind", "data"])
    .where("request_id", "=", requestId)
    .orderBy("at")
    .execute();

/** Kinds of the request's events, oldest first. */
export const story = async (db: Db, requestId: string) =>
  (await events(db, requestId)).map(({ kind }) => kind);

export const read = (db: Db, requestId: string) =>
  db.selectFrom("requests").selectAll().where("id", "=", requestId).executeTakeFirstOrThrow();

/** An order of a provider in the state given, with all that must exist before it. */
export async function order(here: World, status: string, values: Record<string, unknown> = {}) {
  const { db, hubs, enterprise } = here;
  const asked = await request(here, { status: "awarded" });
  const provider = await member(db, "provider", "business", `9137${newId().slice(-14).toUpperCase()}`);
  const [legality, award, id] = [newId(), newId(), newId()];
  const about = { package_id: asked.packageId, provider_id: provider.organisationId };
  await db
    .insertInto("legality_records")
    .values({
      id: legality,
      ...about,
      moment: "award",
      verdict: "eligible",
      rule_version: "test",
      body: "{}",
    })
    .execute();
  await db
    .insertInto("awards")
    .values({
      id: award,
      ...about,
      amount_fen: 100,
      basis: "test",
      legality_record_id: legality,
      awarded_by: enterprise.userId,
    })
    .execute();
  await db
    .insertInto("orders")
    .values({
      id,
      ...about,
      number: `DD-${id}`,
      award_id: award,
      request_id: asked.id,
      enterprise_id: enterprise.organisationId,
      hub_id: hubs.get("SD370102")?.id ?? "",
      status,
      amount_fen: 100,
      ...values,
    })
    .execute();
  return { id, requestId: asked.id, provider };
}
