import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addAccreditation } from "~/domain/accreditation/add-accreditation.server";
import { decideCapability } from "~/domain/accreditation/decide-capability.server";
import { approveImport } from "~/domain/accreditation/decide-import.server";
import { endDesignation, recordDesignation } from "~/domain/accreditation/designate.server";
import { requestCapability, withdrawCapability } from "~/domain/accreditation/request-capability.server";
import { waitingLines } from "~/domain/accreditation/reviews.queries.server";
import { endParameterSuspension, suspendParameter } from "~/domain/accreditation/suspend-parameter.server";
import { newId } from "~/domain/ids";
import { addSite } from "~/domain/providers/add-site.server";
import { closeSite } from "~/domain/providers/close-site.server";
import { editProfile } from "~/domain/providers/edit-profile.server";
import { siteForm } from "~/domain/providers/site";
import { type TestDatabase, testDatabase } from "../../support/database";
import { certificate } from "./certificate-form";
import { scopeOf, submitted, utf8, type World, worldOf } from "./world";

let base: TestDatabase;
let world: World;
beforeAll(async () => {
  base = await testDatabase();
});
beforeEach(async () => {
  world = await worldOf(base.db);
});
afterAll(() => base.drop());
const _add = () => addAccreditation(base.db, world.files, world.owner, certificate());

describe("sites", () => {
  const form = { name: "新场所", regionCode: "370102", address: "演示路 9 号", lon: "117.02", lat: "36.66" };
  it("open under a name of their own and close for good", async () => {
    const { id } = await addSite(base.db, world.owner, siteForm.parse(form));
    await expect(addSite(base.db, world.owner, siteForm.parse(form))).rejects.toMatchObject({
      code: "site_name_taken",
    });
    await expect(closeSite(base.db, world.stranger, id)).rejects.toMatchObject({ kind: "not_found" });
    await closeSite(base.db, world.owner, id);
    await expect(closeSite(base.db, world.owner, id)).rejects.toMatchObject({ code: "site_closed" });
    await expect(
      addSite(base.db, { ...world.owner, role: "signatory" }, siteForm.parse(form)),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("lie in China", () => {
    expect(siteForm.safeParse({ ...form, lon: "0" }).success).toBe(false);
    expect(siteForm.safeParse({ ...form, lat: "三十六" }).success).toBe(false);
  });

  it("come with an introduction", async () => {
    await editProfile(base.db, world.owner, { introduction: "演示机构" });
    const row = await base.db
      .selectFrom("providers")
      .select("introduction")
      .where("organisation_id", "=", world.owner.organisationId)
      .executeTakeFirst();
    expect(row?.introduction).toBe("演示机构");
  });
});

describe("capability lines", () => {
  it("are vetted or refused by the hub, and may be asked for again after a refusal", async () => {
    const input = {
      siteId: world.sites[0],
      category: "standards" as const,
      kind: "consulting" as const,
      description: "标准化咨询",
      file: null,
    };
    await requestCapability(base.db, world.files, world.owner, input);
    await expect(requestCapability(base.db, world.files, world.owner, input)).rejects.toMatchObject({
      code: "capability_exists",
    });
    const [line] = await waitingLines(base.db, world.hub).then((rows) =>
      rows.filter((row) => row.description === "标准化咨询"),
    );
    const id = line?.id ?? "";
    await expect(decideCapability(base.db, world.far, { id, note: "", approve: true })).rejects.toMatchObject(
      { kind: "not_found" },
    );
    await decideCapability(base.db, world.hub, { id, note: "缺少证明材料", approve: false });
    await requestCapability(base.db, world.files, world.owner, input);
    await decideCapability(base.db, world.hub, { id, note: "", approve: true });
    await expect(decideCapability(base.db, world.hub, { id, note: "", approve: true })).rejects.toMatchObject(
      { kind: "conflict" },
    );
    await withdrawCapability(base.db, world.owner, id);
  });
});

describe("parameters and designations", () => {
  it("a failed proficiency test stops a parameter; only a hub lifts it", async () => {
    const file = utf8("检测对象,参数,标准\n水,铅,GB/T 5750.6-2023\n");
    await approveImport(base.db, world.hub, { importId: (await submitted(world, file)).id });
    const [row] = await scopeOf(world);
    const input = {
      providerId: world.owner.organisationId,
      parameterId: row?.parameter_id ?? "",
      reason: "能力验证不满意",
      startsOn: "2026-01-01",
    };
    await expect(suspendParameter(base.db, world.stranger, input)).rejects.toMatchObject({
      kind: "not_found",
    });
    await expect(
      suspendParameter(base.db, world.owner, { ...input, parameterId: newId() }),
    ).rejects.toMatchObject({ kind: "invalid" });
    const { id } = await suspendParameter(base.db, world.owner, input);
    await expect(endParameterSuspension(base.db, world.owner, id)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await endParameterSuspension(base.db, world.hub, id);
    await expect(endParameterSuspension(base.db, world.hub, id)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("a hub records whom its place named, for compulsory instruments only", async () => {
    const instrument = await base.db
      .selectFrom("compulsory_instruments")
      .select("object_class_id")
      .executeTakeFirstOrThrow();
    const input = {
      siteId: world.sites[0],
      objectClassId: instrument.object_class_id,
      basis: "历市监〔2026〕1 号（演示）",
      validFrom: "2026-01-01",
    };
    await expect(recordDesignation(base.db, world.owner, input)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(
      recordDesignation(base.db, world.hub, { ...input, objectClassId: newId() }),
    ).rejects.toMatchObject({ kind: "invalid" });
    await recordDesignation(base.db, world.hub, input);
    const row = await base.db
      .selectFrom("verification_designations")
      .selectAll()
      .where("provider_id", "=", world.owner.organisationId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ region_code: "370102", valid_to: null });
    await expect(endDesignation(base.db, world.far, row.id)).rejects.toMatchObject({ kind: "not_found" });
    await endDesignation(base.db, world.hub, row.id);
  });
});
