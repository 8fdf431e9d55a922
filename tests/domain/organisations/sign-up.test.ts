import { afterAll, describe, expect, it } from "vitest";
import { confirmUscc } from "~/domain/organisations/confirm-uscc.server";
import { enterpriseForm, providerForm } from "~/domain/organisations/organisation";
import { regionChoices } from "~/domain/organisations/region-choice.queries.server";
import { registerEnterprise } from "~/domain/organisations/register-enterprise.server";
import { registerProvider } from "~/domain/organisations/register-provider.server";
import { assertMayTrade } from "~/domain/organisations/trading.server";
import { vetProvider } from "~/domain/organisations/vet-provider.server";
import { provisionalProviders, usccExceptions } from "~/domain/organisations/vetting.queries.server";
import { testDatabase } from "../../support/database";
import { memoryFiles, PASSWORD, peopleOf } from "../accounts/people";
import { failingUscc, validUscc } from "../accounts/uscc";

const database = await testDatabase();
afterAll(database.drop);
const world = peopleOf(database);
const { db } = world;
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const licence = { name: "营业执照.png", bytes: new Uint8Array(PNG) };
const services = { files: memoryFiles(), profile: "nist", locale: "zh-CN" } as const;

let serial = 500;
const typed = (more: Record<string, unknown> = {}) => {
  serial += 1;
  return {
    organisationName: `演示企业 ${serial}`,
    uscc: validUscc(serial),
    regionCode: "370102",
    login: `owner-${serial}`,
    name: "演示负责人",
    password: PASSWORD,
    ...more,
  };
};
const enterprise = (more: Record<string, unknown> = {}, file: typeof licence | null = null) =>
  registerEnterprise(db, services, enterpriseForm.parse(typed(more)), file);

describe("signing up", () => {
  it("opens an enterprise with its owner, who may trade", async () => {
    const { userId, organisationId, usccPending } = await enterprise();
    expect(usccPending).toBe(false);
    const { now } = await world.session(userId, organisationId);
    expect(await now()).toMatchObject({
      role: "owner",
      organisationKind: "enterprise",
      regionCode: "370102",
    });
    await db.transaction().execute((tx) => assertMayTrade(tx, organisationId));
  });

  it("takes statistical zones, offers them, and refuses grouping codes", async () => {
    const offered = (await regionChoices(db)).flatMap(({ options }) => options.map(({ value }) => value));
    expect(offered).toContain("370176");
    expect(offered).toContain("370102");
    await enterprise({ regionCode: "370176" });
    await expect(enterprise({ regionCode: "000000" })).rejects.toMatchObject({
      detail: { fields: { regionCode: "invalid_choice" } },
    });
  });

  it.each(["91370102MA3C0SOI1V", "123", "9137010210000501XX0"])("refuses the malformed code %s", (uscc) => {
    const result = enterpriseForm.safeParse(typed({ uscc }));
    expect(result.error?.issues[0]).toMatchObject({ path: ["uscc"], message: "uscc_malformed" });
  });

  it("tells a taken code and a taken login at their fields", async () => {
    const first = typed();
    await registerEnterprise(db, services, enterpriseForm.parse(first), null);
    await expect(enterprise({ uscc: first.uscc })).rejects.toMatchObject({
      detail: { fields: { uscc: "uscc_taken" } },
    });
    await expect(enterprise({ login: first.login })).rejects.toMatchObject({
      detail: { fields: { login: "login_taken" } },
    });
    await expect(enterprise({ password: "12345678" })).rejects.toMatchObject({
      detail: { fields: { password: "password_breached" } },
    });
  });
});

describe("a code whose check digit fails", () => {
  it("needs the licence, of a kind that its content proves", async () => {
    const uscc = failingUscc(900);
    await expect(enterprise({ uscc })).rejects.toMatchObject({
      detail: { fields: { uscc: "uscc_check_failed", licence: "licence_needed" } },
    });
    const html = { name: "licence.png", bytes: new TextEncoder().encode("<html><script>alert(1)</script>") };
    await expect(enterprise({ uscc }, html)).rejects.toMatchObject({
      detail: { fields: { licence: "licence_type" } },
    });
  });

  it("waits for a hub of its region, and trades only then", async () => {
    const { organisationId } = await enterprise({ uscc: failingUscc(901) }, licence);
    const mayTrade = () => db.transaction().execute((tx) => assertMayTrade(tx, organisationId));
    await expect(mayTrade()).rejects.toMatchObject({ kind: "conflict", code: "uscc_unconfirmed" });
    const lixia = await world.actor("hub", "operator", { hubCode: "SD370102" });
    const qingdao = await world.actor("hub", "operator", { hubCode: "SD3702" });
    expect((await usccExceptions(db, lixia)).map(({ id }) => id)).toContain(organisationId);
    expect(await usccExceptions(db, qingdao)).toEqual([]);
    await expect(confirmUscc(db, qingdao, organisationId)).rejects.toMatchObject({ kind: "not_found" });
    await confirmUscc(db, lixia, organisationId);
    await mayTrade();
    await expect(confirmUscc(db, lixia, organisationId)).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("a new provider", () => {
  it("is provisional until a hub above it has vetted it", async () => {
    const input = providerForm.parse(typed({ introduction: "演示机构" }));
    const { organisationId } = await registerProvider(db, services, input, null);
    const city = await world.actor("hub", "supervisor", { hubCode: "SD3701" });
    expect((await provisionalProviders(db, city)).map(({ id }) => id)).toEqual([organisationId]);
    await vetProvider(db, city, organisationId);
    expect(await provisionalProviders(db, city)).toEqual([]);
    const regulator = await world.actor("regulator", "regulator", { region: "370000" });
    await expect(vetProvider(db, regulator, organisationId)).rejects.toMatchObject({ kind: "not_found" });
  });
});
