import { afterAll, describe, expect, it } from "vitest";
import { createSubordinate } from "~/domain/organisations/create-subordinate.server";
import { subordinateForm } from "~/domain/organisations/organisation";
import { subordinatesOf } from "~/domain/organisations/subordinate.queries.server";
import { testDatabase } from "../../support/database";
import { PASSWORD, peopleOf } from "../accounts/people";

const database = await testDatabase();
afterAll(database.drop);
const world = peopleOf(database);
const { db } = world;

const hubIds = new Map(
  (await db.selectFrom("hubs").select(["code", "id"]).execute()).map(({ code, id }) => [code, id]),
);
const park = await db
  .selectFrom("hubs")
  .select("code")
  .where("level", "=", "park")
  .limit(1)
  .executeTakeFirstOrThrow();

const actors = {
  admin: await world.actor("platform", "admin"),
  "province hub": await world.actor("hub", "supervisor", { hubCode: "SD" }),
  "province operator": await world.actor("hub", "operator", { hubCode: "SD" }),
  "city hub": await world.actor("hub", "supervisor", { hubCode: "SD3701" }),
  "county hub": await world.actor("hub", "supervisor", { hubCode: "SD370102" }),
  "province regulator": await world.actor("regulator", "regulator", { region: "370000" }),
  "city regulator": await world.actor("regulator", "regulator", { region: "370100" }),
  enterprise: await world.actor("enterprise", "owner"),
  provider: await world.actor("provider", "owner"),
};
type Who = keyof typeof actors;

let serial = 0;
const open = (who: Who, kind: "hub" | "regulator", hubCode: string) => {
  serial += 1;
  const typed = {
    kind,
    hubId: hubIds.get(hubCode),
    login: `sub-${serial}`,
    name: "演示下级",
    password: PASSWORD,
  };
  return createSubordinate(db, actors[who], subordinateForm.parse(typed), "nist");
};

/** Hub → who may open an account there; everybody not named may not. */
const ALLOWED: Record<string, { hub: Who[]; regulator: Who[] }> = {
  SD: { hub: ["admin"], regulator: ["admin"] },
  SD3701: { hub: ["province hub"], regulator: ["province regulator"] },
  SD370102: { hub: ["city hub"], regulator: ["city regulator"] },
  SD3702: { hub: ["province hub"], regulator: ["province regulator"] },
  SD370202: { hub: [], regulator: [] },
};

describe("accounts of hubs and regulators", () => {
  const everybody = Object.keys(actors) as Who[];
  for (const [hubCode, allowed] of Object.entries(ALLOWED)) {
    for (const kind of ["hub", "regulator"] as const) {
      it(`at ${hubCode}, as a ${kind}, are opened by ${allowed[kind].join() || "none of these"} only`, async () => {
        for (const who of everybody) {
          const attempt = open(who, kind, hubCode);
          if (allowed[kind].includes(who)) await expect(attempt, who).resolves.toHaveProperty("userId");
          else await expect(attempt, who).rejects.toMatchObject({ kind: "forbidden" });
        }
      });
    }
  }

  it("exist at a park for its hub, under its county, and for no regulator", async () => {
    const { parent_id, id } = await db
      .selectFrom("hubs")
      .select(["id", "parent_id"])
      .where("code", "=", park.code)
      .executeTakeFirstOrThrow();
    hubIds.set(park.code, id);
    const county = await db
      .selectFrom("hubs")
      .select("code")
      .where("id", "=", parent_id)
      .executeTakeFirstOrThrow();
    const head = await world.actor("hub", "supervisor", { hubCode: county.code });
    const person = { hubId: id, login: "park-1", name: "演示园区", password: PASSWORD };
    await expect(
      createSubordinate(
        db,
        actors["city regulator"],
        subordinateForm.parse({ ...person, kind: "regulator" }),
        "nist",
      ),
    ).rejects.toMatchObject({ kind: "forbidden" });
    await createSubordinate(db, head, subordinateForm.parse({ ...person, kind: "hub" }), "nist");
  });

  it("share one organisation a hub, and act within its subtree", async () => {
    const first = await open("province hub", "hub", "SD3703");
    const second = await open("province hub", "hub", "SD3703");
    expect(second.organisationId).toBe(first.organisationId);
    const found = await (await world.session(first.userId, first.organisationId)).now();
    expect(found).toMatchObject({ role: "supervisor", hubs: { hubId: hubIds.get("SD3703"), level: "city" } });
    const below = await subordinatesOf(db, actors["province hub"]);
    expect(below).toHaveLength(16);
    expect(below.find(({ hub_id }) => hub_id === hubIds.get("SD3703"))).toMatchObject({ hub_people: 2 });
  });
});
