import { afterAll, describe, expect, it } from "vitest";
import { startingHub } from "~/domain/hubs/starting-hub.server";
import { testDatabase } from "../../support/database";

const { db, drop } = await testDatabase();
afterAll(drop);

const hubAt = async (regionCode: string, parkHubId?: string) => {
  const hub = await startingHub(db, { regionCode, ...(parkHubId ? { parkHubId } : {}) });
  const row = await db.selectFrom("hubs").select("code").where("id", "=", hub.id).executeTakeFirstOrThrow();
  return row.code;
};

describe("where a request starts", () => {
  it.each([
    ["a county has its station", "370102", "SD370102"],
    ["a city's own code goes to the city centre", "370100", "SD3701"],
    ["a statistical zone belongs to the county that was named", "370176", "SD370102"],
    ["another zone likewise", "371171", "SD371102"],
    ["a province's own code goes to the platform", "370000", "SD"],
    ["another province has no station here: the province platform", "110101", "SD"],
    ["an abolished county goes to its successor", "370181", "SD370114"],
    ["an unknown code still finds somebody", "999999", "SD"],
  ])("%s", async (_what, region, code) => {
    expect(await hubAt(region)).toBe(code);
  });

  it("a city without counties is served by its centre, also for codes below it", async () => {
    await db
      .insertInto("regions")
      .values([
        { code: "378800", name: "演示无区县市", level: "city", parent_code: "370000" },
        { code: "378801", name: "演示街道", level: "county", parent_code: "378800" },
      ])
      .execute();
    expect(await hubAt("378801")).toBe("SD");
    const province = await db
      .selectFrom("hubs")
      .selectAll()
      .where("code", "=", "SD")
      .executeTakeFirstOrThrow();
    const centre = { ...province, id: "01900000-0000-7000-8000-000000000001", code: "SD3788", level: "city" };
    await db
      .insertInto("hubs")
      .values({
        ...centre,
        region_code: "378800",
        parent_id: province.id,
        ordinal: 90_000,
        last_ordinal: 90_000,
        duty_periods: JSON.stringify(province.duty_periods),
        service_content: "{}",
      })
      .execute();
    expect(await hubAt("378801")).toBe("SD3788");
  });

  it("starts at the park when the enterprise sits in one", async () => {
    const park = await db
      .selectFrom("hubs")
      .selectAll()
      .where("level", "=", "park")
      .executeTakeFirstOrThrow();
    expect(await hubAt(park.region_code, park.id)).toBe(park.code);
  });

  it("goes to what several successors have in common", async () => {
    await db
      .insertInto("regions")
      .values({ code: "370199", name: "演示旧区", level: "county", parent_code: "370100" })
      .execute();
    await db
      .insertInto("region_successions")
      .values(["370102", "370103"].map((code) => ({ old_code: "370199", new_code: code, source: "演示" })))
      .execute();
    expect(await hubAt("370199")).toBe("SD3701");
  });

  it("does not run in circles", async () => {
    await db
      .insertInto("regions")
      .values({ code: "370198", name: "演示环", level: "county", parent_code: "370100" })
      .execute();
    await db
      .insertInto("region_successions")
      .values(
        [
          { old_code: "370198", new_code: "370197", source: "演示" },
          { old_code: "370197", new_code: "370198", source: "演示" },
        ]
          .filter((row) => row.old_code === "370198")
          .map((row) => ({ ...row, new_code: "370198" })),
      )
      .execute();
    expect(await hubAt("370198")).toBe("SD3701");
  });
});
