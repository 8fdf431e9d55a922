import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { newId } from "~/domain/ids";
import { announce } from "~/domain/outbox.server";
import { createRequest } from "~/domain/requests/create-request.server";
import { requestPolicy } from "~/domain/requests/request.policy";
import { findRequest, packagesOf } from "~/domain/requests/request.queries.server";
import { listRequests } from "~/domain/requests/request-list.queries.server";
import { seenBy } from "~/domain/requests/sight.queries.server";
import { timeline } from "~/domain/requests/timeline.queries.server";
import { testDatabase } from "../../support/database";
import { enterprise, hubOperator, person, refusalOf, request } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);

const actors: Record<string, Actor> = {};
const ids: Record<string, string> = {};

async function invite(requestId: string, provider: Actor) {
  const pack = await db
    .selectFrom("packages")
    .select("id")
    .where("request_id", "=", requestId)
    .executeTakeFirstOrThrow();
  const record = newId();
  const shared = { package_id: pack.id, provider_id: provider.organisationId };
  await db
    .insertInto("legality_records")
    .values({
      id: record,
      moment: "invitation",
      verdict: "eligible",
      rule_version: "-",
      body: "{}",
      ...shared,
    })
    .execute();
  await db
    .insertInto("invitations")
    .values({ id: newId(), legality_record_id: record, ring: "county", score: 50, ...shared })
    .execute();
}

beforeAll(async () => {
  actors.owner = await enterprise(db);
  actors.otherEnterprise = await enterprise(db);
  actors.county = await hubOperator(db);
  actors.neighbour = await hubOperator(db, "SD370103");
  actors.city = await hubOperator(db, "SD3701");
  actors.otherCity = await hubOperator(db, "SD3702");
  actors.province = await hubOperator(db, "SD");
  actors.hubExpert = await person(db, { kind: "hub", role: "expert", hubCode: "SD370102" });
  actors.regulator = await person(db, { kind: "regulator", role: "regulator", hubCode: "SD3701" });
  actors.otherRegulator = await person(db, { kind: "regulator", role: "regulator", hubCode: "SD3702" });
  actors.invited = await person(db, { kind: "provider", role: "business" });
  actors.rival = await person(db, { kind: "provider", role: "business" });
  actors.uninvited = await person(db, { kind: "provider", role: "business" });
  actors.invitedExpert = { ...actors.invited, role: "expert" };
  actors.admin = await person(db, { kind: "platform", role: "admin" });
  const { owner, county, neighbour, invited, rival } = actors as Record<string, Actor>;
  if (!owner || !county || !neighbour || !invited || !rival) throw new Error("no actors");
  ids.submitted = (await createRequest(db, owner, request({ budgetFen: 500_000 }))).id;
  ids.draft = (await createRequest(db, owner, request({ submit: false }))).id;
  ids.fromElsewhere = (
    await createRequest(db, neighbour, request(), { enterpriseId: owner.organisationId })
  ).id;
  await invite(ids.submitted, invited);
  await invite(ids.submitted, rival);
});

const EXPECTED: Record<string, string[]> = {
  owner: ["submitted", "draft", "fromElsewhere"],
  otherEnterprise: [],
  county: ["submitted", "fromElsewhere"],
  neighbour: ["fromElsewhere"],
  city: ["submitted", "fromElsewhere"],
  otherCity: [],
  province: ["submitted", "fromElsewhere"],
  hubExpert: [],
  regulator: ["submitted", "fromElsewhere"],
  otherRegulator: [],
  invited: ["submitted"],
  rival: ["submitted"],
  invitedExpert: [],
  uninvited: [],
  admin: [],
};

describe("who sees which request", () => {
  it.each(Object.entries(EXPECTED))("%s", async (who, names) => {
    const actor = actors[who] as Actor;
    const wanted = names.map((name) => ids[name]).sort();
    expect((await listRequests(db, actor)).items.map(({ id }) => id).sort()).toEqual(wanted);
    for (const id of Object.values(ids)) {
      const refusal = await refusalOf(findRequest(db, actor, id));
      expect(refusal?.kind ?? "seen").toBe(wanted.includes(id) ? "seen" : "not_found");
    }
  });

  it("policy and rows agree for every actor and request", async () => {
    for (const actor of Object.values(actors)) {
      for (const id of Object.values(ids)) {
        const facts = await db
          .selectFrom("requests as r")
          .innerJoin("hubs as h", "h.id", "r.hub_id")
          .innerJoin("hubs as o", "o.id", "r.origin_hub_id")
          .selectAll("r")
          .select(["h.ordinal as hub_ordinal", "o.ordinal as origin_ordinal"])
          .select(
            sql<boolean>`exists (select from invitations i join packages p on p.id = i.package_id
              where p.request_id = r.id and i.provider_id = ${actor.organisationId})`.as("invited"),
          )
          .select(seenBy(actor).as("seen"))
          .where("r.id", "=", id)
          .executeTakeFirstOrThrow();
        expect(requestPolicy.see(actor, facts, facts.invited)).toBe(facts.seen);
      }
    }
  });

  it("only the enterprise reads the budget", async () => {
    const budgets = await Promise.all(
      ["owner", "county", "regulator", "invited"].map(
        async (who) => (await findRequest(db, actors[who] as Actor, ids.submitted ?? "")).budget_fen,
      ),
    );
    expect(budgets).toEqual([500_000, null, null, null]);
  });

  it("a provider gets only the packages it was invited to", async () => {
    expect(await packagesOf(db, actors.uninvited as Actor, ids.submitted ?? "")).toEqual([]);
    expect(await packagesOf(db, actors.invited as Actor, ids.submitted ?? "")).toHaveLength(1);
  });

  it("a rival never sees another provider's dealings on the timeline", async () => {
    const { invited, rival, owner } = actors as Record<string, Actor>;
    if (!invited || !rival || !owner) throw new Error("no actors");
    await db.transaction().execute(async (tx) => {
      await announce(tx, invited, "quote.submitted", {
        requestId: ids.submitted ?? "",
        providerId: invited.organisationId,
        data: { note: "own" },
      });
      await announce(tx, owner, "package.opened", { requestId: ids.submitted ?? "", data: { invited: 2 } });
    });
    const kinds = async (actor: Actor) =>
      (await timeline(db, ids.submitted ?? "", actor)).map(({ kind }) => kind);
    expect(await kinds(rival)).toEqual(["request.submitted", "package.opened"]);
    expect(await kinds(invited)).toEqual(["request.submitted", "quote.submitted", "package.opened"]);
    expect(await kinds(owner)).toEqual(["request.submitted", "quote.submitted", "package.opened"]);
    const seen = await timeline(db, ids.submitted ?? "", rival);
    expect(seen.every(({ data }) => Object.keys(data as object).length === 0)).toBe(true);
  });
});

describe("lists", () => {
  it("page by place, forwards and back, and lose nothing when the moments are equal", async () => {
    const owner = await enterprise(db);
    for (let n = 0; n < 7; n++)
      await createRequest(db, owner, request({ title: `第 ${n} 个`, submit: false }));
    await db
      .updateTable("requests")
      .set({ created_at: new Date("2026-01-01T00:00:00.123Z") })
      .where("enterprise_id", "=", owner.organisationId)
      .execute();
    const first = await listRequests(db, owner, { limit: 3 });
    const second = await listRequests(db, owner, { limit: 3, after: first.next ?? "" });
    const third = await listRequests(db, owner, { limit: 3, after: second.next ?? "" });
    const all = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(all).size).toBe(7);
    expect([first.previous, third.next]).toEqual([null, null]);
    const back = await listRequests(db, owner, { limit: 3, before: third.previous ?? "" });
    expect(back.items.map(({ id }) => id)).toEqual(second.items.map(({ id }) => id));
    expect((await listRequests(db, owner, { limit: 3, before: back.previous ?? "" })).previous).toBeNull();
  });

  it("filter by state, number, words and category; signs of LIKE mean themselves", async () => {
    const owner = await enterprise(db);
    const { id } = await createRequest(db, owner, request({ title: "100%_纯棉" }));
    await createRequest(db, owner, request({ title: "别的", submit: false }));
    const found = async (filter: Parameters<typeof listRequests>[2]) =>
      (await listRequests(db, owner, filter)).items.length;
    const { number } = await findRequest(db, owner, id);
    expect(await found({ status: "submitted" })).toBe(1);
    expect(await found({ q: number?.toLowerCase() })).toBe(1);
    expect(await found({ q: "%_" })).toBe(1);
    expect(await found({ q: "%" })).toBe(1);
    expect(await found({ q: "' or 1=1 --" })).toBe(0);
    expect([await found({ category: "testing" }), await found({ category: "brand" })]).toEqual([2, 0]);
  });

  it("refuse a place that is none", async () => {
    const refusal = await refusalOf(listRequests(db, actors.owner as Actor, { after: "garbage" }));
    expect(refusal).toMatchObject({ kind: "invalid", detail: { fields: { cursor: "invalid_format" } } });
  });
});
