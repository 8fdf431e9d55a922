import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "~/domain/errors";
import { designateProvider } from "~/domain/requests/designate-provider.server";
import { openPackage } from "~/domain/requests/open-package.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { lawfulSetting, type Setting } from "../matching/setting";
import { worldIn } from "../matching/world";
import { read, story, type World, world } from "./world";

let base: TestDatabase;
let here: World;
let lab: ReturnType<typeof worldIn>;
beforeAll(async () => {
  base = await testDatabase();
  here = await world(base.db);
  lab = worldIn(base.db);
});
afterAll(() => base.drop());

/** One lawful provider, and its package triaged at Lixia. */
async function triaged() {
  const setting = await lawfulSetting(lab);
  const hub = here.hubs.get("SD370102")?.id ?? "";
  await base.db
    .updateTable("requests")
    .set({ hub_id: hub, origin_hub_id: hub, region_code: "370102", received_at: new Date() })
    .where("id", "=", setting.requestId)
    .execute();
  await setStatus(setting, "triaged");
  return setting;
}

const setStatus = (setting: Setting, status: string) =>
  base.db.updateTable("packages").set({ status }).where("id", "=", setting.packageId).execute();

async function compulsory(designated: boolean) {
  const setting = await triaged();
  const { db } = base;
  await sql`update packages set kind = 'verification', category = 'metrology' where id = ${setting.packageId}`.execute(
    db,
  );
  await sql`update scope_items set kind = 'verification' where id = ${setting.scopeItemId}`.execute(db);
  await sql`update accreditations set kind = 'legal_metrology' where id = ${setting.accreditationId}`.execute(
    db,
  );
  const names = { name_zh: "演示器具", name_en: "demo", use_zh: "贸易结算", use_en: "trade", source: "test" };
  await lab.insert("compulsory_instruments", { object_class_id: setting.food.id, ...names });
  if (designated)
    await lab.insert("verification_designations", {
      provider_id: setting.providerId,
      site_id: setting.siteId,
      object_class_id: setting.food.id,
      region_code: "370102",
      basis: "演示授权",
      valid_from: "2020-01-01",
    });
  return setting;
}

const said = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => (error instanceof Refusal ? `${error.kind} ${error.code}` : String(error)),
  );
const designation = ({ requestId, packageId, providerId }: Setting) => ({
  requestId,
  packageId,
  providerId,
  basis: "济南市计量授权（演示）",
  feeFen: 0,
  workingDays: 5,
});
const records = (setting: Setting) =>
  base.db
    .selectFrom("legality_records")
    .select(["moment", "verdict"])
    .where("package_id", "=", setting.packageId)
    .execute();

describe("opening", () => {
  it("invites the lawful, each with a legality record, and proposes the next ring below three", async () => {
    const setting = await triaged();
    const search = await openPackage(base.db, here.at("SD370102"), { requestId: setting.requestId });
    expect(search).toMatchObject({ invited: 1, eligible: 1, ring: "county", proposal: "city" });
    expect(search.providerIds).toEqual([setting.providerId]);
    expect(await records(setting)).toEqual([{ moment: "invitation", verdict: "eligible" }]);
  });

  it("is refused for compulsory verification", async () => {
    const setting = await compulsory(true);
    const opening = openPackage(base.db, here.at("SD370102"), { requestId: setting.requestId });
    expect(await said(opening)).toBe("conflict must_be_designated");
  });
});

describe("designation", () => {
  it("hands a compulsory verification to the designated body: one order, no quote", async () => {
    const setting = await compulsory(true);
    const order = await designateProvider(base.db, here.at("SD370102"), designation(setting));
    const row = await base.db
      .selectFrom("orders")
      .selectAll()
      .where("id", "=", order.orderId)
      .executeTakeFirst();
    expect(row).toMatchObject({ provider_id: setting.providerId, amount_fen: 0, status: "confirmed" });
    expect((await read(base.db, setting.requestId)).status).toBe("confirmed");
    expect(await records(setting)).toEqual([{ moment: "designation", verdict: "eligible" }]);
    expect(await story(base.db, setting.requestId)).toEqual(["package.designated"]);
    const again = designateProvider(base.db, here.at("SD370102"), designation(setting));
    expect(await said(again)).toBe("conflict conflict");
  });

  it("refuses a body nobody designated, and the refusal's record survives", async () => {
    const setting = await compulsory(false);
    const attempt = designateProvider(base.db, here.at("SD370102"), designation(setting));
    expect(await said(attempt)).toBe("forbidden gate_not_designated");
    expect(await records(setting)).toEqual([{ moment: "designation", verdict: "refused" }]);
    expect(
      await base.db.selectFrom("orders").select("id").where("request_id", "=", setting.requestId).execute(),
    ).toEqual([]);
  });

  it("is for compulsory verification only, from triaged only, by the hub only", async () => {
    const setting = await triaged();
    const attempt = (actor = here.at("SD370102")) =>
      said(designateProvider(base.db, actor, designation(setting)));
    expect(await attempt()).toBe("conflict not_compulsory");
    expect(await attempt(here.at("SD370103"))).toBe("not_found not_found");
    await setStatus(setting, "submitted");
    expect(await attempt()).toBe("conflict conflict");
  });
});
