import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accreditationForm, accreditationLifecycle, standingOf } from "~/domain/accreditation/accreditation";
import { findAccreditation, signatoriesOf } from "~/domain/accreditation/accreditation.queries.server";
import { addAccreditation } from "~/domain/accreditation/add-accreditation.server";
import { appointSignatory, dismissSignatory } from "~/domain/accreditation/appoint-signatory.server";
import { decideAccreditation } from "~/domain/accreditation/decide-accreditation.server";
import { decideCapability } from "~/domain/accreditation/decide-capability.server";
import { approveImport } from "~/domain/accreditation/decide-import.server";
import { endDesignation, recordDesignation } from "~/domain/accreditation/designate.server";
import { decideRenewal, requestRenewal } from "~/domain/accreditation/renew-accreditation.server";
import { requestCapability, withdrawCapability } from "~/domain/accreditation/request-capability.server";
import { waitingCertificates, waitingLines } from "~/domain/accreditation/reviews.queries.server";
import { importLifecycle } from "~/domain/accreditation/scope-import";
import { stopAccreditation } from "~/domain/accreditation/stop-accreditation.server";
import { endParameterSuspension, suspendParameter } from "~/domain/accreditation/suspend-parameter.server";
import { newId } from "~/domain/ids";
import { addSite } from "~/domain/providers/add-site.server";
import { closeSite } from "~/domain/providers/close-site.server";
import { editProfile } from "~/domain/providers/edit-profile.server";
import { siteForm } from "~/domain/providers/site";
import { type TestDatabase, testDatabase } from "../../support/database";
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

const PDF = { name: "证书.pdf", bytes: utf8("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n") };
let serial = 100_000;
const number = () => {
  serial += 1;
  return `CNAS L${serial}`;
};
const certificate = (overrides = {}) => ({
  ...accreditationForm.parse({
    kind: "cnas",
    number: number(),
    validFrom: "2025-01-01",
    validTo: "2031-01-01",
    ...overrides,
  }),
  file: PDF,
});
const add = () => addAccreditation(base.db, world.files, world.owner, certificate());

describe("states said once", () => {
  it.each([
    ["accreditations_status_check", accreditationLifecycle.states],
    ["scope_imports_status_check", importLifecycle.states],
  ])("%s and the lifecycle name the same", async (name, states) => {
    const { rows } = await base.pool.query(
      "select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1",
      [name],
    );
    const stored = [...String(rows[0]?.text).matchAll(/'([a-z_]+)'/g)].map((found) => found[1]);
    expect(stored.sort()).toEqual([...states].sort());
  });

  it.each([
    [{ valid_to: "2026-11-22" }, "expired"],
    [{ valid_to: "2026-11-23" }, "expiring"],
    [{ valid_to: "2027-02-21" }, "expiring"],
    [{ valid_to: "2027-02-22" }, "active"],
    [{ approved_at: null }, "waiting"],
    [{ approved_at: null, refused_at: new Date() }, "refused"],
    [{ status: "suspended" }, "suspended"],
  ])("%j stands as %s", (row, standing) => {
    const usual = { status: "active", approved_at: new Date(), refused_at: null, valid_to: "2030-01-01" };
    expect(standingOf({ ...usual, ...row }, "2026-11-23")).toBe(standing);
  });
});

describe("a certificate", () => {
  it("with an odd number is warned about, never refused", async () => {
    const odd = await addAccreditation(
      base.db,
      world.files,
      world.owner,
      certificate({ kind: "cma", number: "21-鲁-7" }),
    );
    expect(odd.warnings).toEqual(["unexpected_pattern"]);
    expect(await findAccreditation(base.db, world.owner, odd.id)).toMatchObject({
      number: "21-鲁-7",
      approved_at: null,
    });
  });

  it("needs its copy, and its number once", async () => {
    const input = certificate();
    await expect(
      addAccreditation(base.db, world.files, world.owner, { ...input, file: null }),
    ).rejects.toMatchObject({
      detail: { fields: { file: "required" } },
    });
    await expect(
      addAccreditation(base.db, world.files, world.owner, {
        ...input,
        file: { name: "a.pdf", bytes: utf8("<html>") },
      }),
    ).rejects.toMatchObject({ code: "not_a_certificate" });
    await addAccreditation(base.db, world.files, world.owner, input);
    await expect(addAccreditation(base.db, world.files, world.owner, input)).rejects.toMatchObject({
      code: "certificate_taken",
    });
  });

  it("waits for a hub of the provider's area, which decides once", async () => {
    const { id } = await add();
    expect((await waitingCertificates(base.db, world.hub)).map((row) => row.id)).toContain(id);
    expect((await waitingCertificates(base.db, world.far)).map((row) => row.id)).not.toContain(id);
    const decision = { accreditationId: id, approve: true, note: "" };
    await expect(decideAccreditation(base.db, world.far, decision)).rejects.toMatchObject({
      kind: "not_found",
    });
    await expect(decideAccreditation(base.db, world.owner, decision)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(
      decideAccreditation(base.db, world.hub, { ...decision, approve: false }),
    ).rejects.toMatchObject({ code: "reason_required" });
    await decideAccreditation(base.db, world.hub, decision);
    expect((await findAccreditation(base.db, world.owner, id)).approved_at).not.toBeNull();
    await expect(decideAccreditation(base.db, world.hub, decision)).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  it("is not seen by a rival", async () => {
    await expect(findAccreditation(base.db, world.stranger, world.accreditationId)).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("is renewed once the hub has seen the new one; until then the old dates stand", async () => {
    const accreditationId = world.accreditationId;
    const renewal = { accreditationId, validFrom: "2029-12-01", validTo: "2035-12-01", file: PDF };
    await expect(
      requestRenewal(base.db, world.files, world.owner, { ...renewal, validTo: "2029-12-31" }),
    ).rejects.toMatchObject({ detail: { fields: { validTo: "not_later" } } });
    await requestRenewal(base.db, world.files, world.owner, renewal);
    await expect(requestRenewal(base.db, world.files, world.owner, renewal)).rejects.toMatchObject({
      code: "renewal_waiting",
    });
    expect((await findAccreditation(base.db, world.owner, accreditationId)).valid_to).toBe("2030-01-01");
    await decideRenewal(base.db, world.hub, { accreditationId, approve: true, note: "" });
    expect(await findAccreditation(base.db, world.owner, accreditationId)).toMatchObject({
      valid_from: "2024-01-01",
      valid_to: "2035-12-01",
      renewal: null,
    });
  });

  it("is stopped by the hub's head with a reason, and lifted; withdrawal is the end", async () => {
    const { accreditationId } = world;
    const stop = (actor: typeof world.hub, event: "suspend" | "lift" | "withdraw") =>
      stopAccreditation(base.db, actor, { accreditationId, event, reason: "监督检查发现问题" });
    await expect(stop(world.hub, "suspend")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(stop(world.far, "suspend")).rejects.toMatchObject({ kind: "not_found" });
    await stop(world.supervisor, "suspend");
    await expect(stop(world.supervisor, "suspend")).rejects.toMatchObject({ kind: "conflict" });
    expect(await findAccreditation(base.db, world.owner, accreditationId)).toMatchObject({
      status: "suspended",
      status_reason: "监督检查发现问题",
    });
    await stop(world.supervisor, "lift");
    await stop(world.supervisor, "withdraw");
    await expect(stop(world.supervisor, "lift")).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("signatories", () => {
  it("are members with that role, and may be dismissed", async () => {
    const terms = {
      accreditationId: world.accreditationId,
      objectClassIds: [],
      validFrom: "2026-01-01",
      validTo: "2029-01-01",
    };
    await expect(
      appointSignatory(base.db, world.owner, { ...terms, userId: world.owner.userId }),
    ).rejects.toMatchObject({
      detail: { fields: { userId: "invalid_choice" } },
    });
    await base.db
      .insertInto("memberships")
      .values({
        id: newId(),
        user_id: world.hub.userId,
        organisation_id: world.owner.organisationId,
        role: "signatory",
      })
      .execute();
    await appointSignatory(base.db, world.owner, { ...terms, userId: world.hub.userId });
    await appointSignatory(base.db, world.owner, {
      ...terms,
      userId: world.hub.userId,
      validTo: "2030-01-01",
    });
    const [one, ...more] = await signatoriesOf(base.db, world.owner.organisationId);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ valid_to: "2030-01-01", status: "active" });
    await expect(dismissSignatory(base.db, world.stranger, one?.id ?? "")).rejects.toMatchObject({
      kind: "not_found",
    });
    await dismissSignatory(base.db, world.owner, one?.id ?? "");
    expect((await signatoriesOf(base.db, world.owner.organisationId))[0]?.status).toBe("withdrawn");
  });
});

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
