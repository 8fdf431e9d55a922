import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accreditationLifecycle, standingOf } from "~/domain/accreditation/accreditation";
import { findAccreditation, signatoriesOf } from "~/domain/accreditation/accreditation.queries.server";
import { addAccreditation } from "~/domain/accreditation/add-accreditation.server";
import { appointSignatory, dismissSignatory } from "~/domain/accreditation/appoint-signatory.server";
import { decideAccreditation } from "~/domain/accreditation/decide-accreditation.server";
import { decideRenewal, requestRenewal } from "~/domain/accreditation/renew-accreditation.server";
import { waitingCertificates } from "~/domain/accreditation/reviews.queries.server";
import { importLifecycle } from "~/domain/accreditation/scope-import";
import { stopAccreditation } from "~/domain/accreditation/stop-accreditation.server";
import { newId } from "~/domain/ids";
import { type TestDatabase, testDatabase } from "../../support/database";
import { certificate, PDF } from "./certificate-form";
import { utf8, type World, worldOf } from "./world";

let base: TestDatabase;
let world: World;
beforeAll(async () => {
  base = await testDatabase();
});
beforeEach(async () => {
  world = await worldOf(base.db);
});
afterAll(() => base.drop());
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
