import { Secret, TOTP } from "otpauth";
import { afterAll, describe, expect, it } from "vitest";
import { requestPasswordReset } from "~/domain/accounts/request-password-reset.server";
import { sealer } from "~/domain/sealing.server";
import { PASSWORD, peopleOf } from "../domain/accounts/people";
import { startTestApp } from "../support/app-server";
import { Client } from "./browser";
import { testDatabaseOf } from "./support/database";
import { codeOf, visitor } from "./support/http";

const SECRETS_KEY = "a key of the tests that has more than 32 characters";
const app = await startTestApp("reference", { JOBS: "off", SIGN_IN_ATTEMPTS: "5", SECRETS_KEY });
const { db, pool, close } = testDatabaseOf(app.url);
const people = peopleOf({ db, pool, url: app.url });
const enterprise = await people.organisation("enterprise");
afterAll(async () => {
  await close();
  await app.stop();
});

const PAGE = "/account/second-factor";
const nobody = visitor(app.origin);
const codeNow = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
const wrongCode = (secret: string) => {
  const near = [-2, -1, 0, 1, 2].map((step) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + step * 30_000 }),
  );
  return (
    ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !near.includes(code)) ?? ""
  );
};

/** Somebody signed in, without the factor. */
async function somebody(login: string) {
  const { userId } = await people.member(enterprise, "staff", login, `${login}@example.com`);
  const client = new Client(app.origin);
  expect((await client.signIn(login, PASSWORD)).status).toBe(302);
  return { login, userId, client };
}
/** Somebody who turned it on through the page, as people do. */
async function guarded(login: string) {
  const person = await somebody(login);
  const { client } = person;
  await client.post(PAGE, { intent: "begin", currentPassword: PASSWORD });
  const shown = (await client.get(PAGE)).text;
  const secret = (/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(shown)?.[0] ?? "").replaceAll(" ", "");
  const done = await client.post(PAGE, { intent: "confirm", code: codeNow(secret) });
  const codes: string[] = done.text.match(/(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/g) ?? [];
  return { ...person, secret, codes, done };
}
/** As if the code of this half minute had not been used: tests cannot wait for the next. */
const anotherStep = (userId: string) =>
  db.updateTable("second_factors").set({ last_step: 0 }).where("user_id", "=", userId).execute();
/** A device that has given the right password and is asked for the code. */
async function asked(login: string) {
  const device = new Client(app.origin);
  const first = await device.signIn(login, PASSWORD);
  expect([first.status, first.location]).toEqual([302, "/sign-in/code?next=%2Fhome"]);
  return device;
}
const answer = (device: Client, code: string) => device.post("/sign-in/code.data", { code });
const isIn = async (device: Client) => (await device.get("/account")).status === 200;
const overApi = (login: string, totp?: string) =>
  nobody.api("POST", "/sessions", { login, password: PASSWORD, ...(totp ? { totp } : {}) });
const audited = async (userId: string) => {
  const rows = await db
    .selectFrom("audit_entries")
    .select("action")
    .where("subject_id", "=", userId)
    .where("action", "like", "second_factor.%")
    .orderBy("at")
    .execute();
  return rows.map(({ action }) => action);
};

describe("turning it on", () => {
  it("shows the secret as picture and text, asks for a first code, and gives ten recovery codes once", async () => {
    const { client, userId, secret, codes, done } = await guarded("on-once");
    expect(secret).toHaveLength(32);
    expect([done.status, new Set(codes).size]).toEqual([200, 10]);
    const later = (await client.get(PAGE)).text;
    for (const told of [secret, ...codes]) expect(later.replaceAll(" ", "")).not.toContain(told);
    expect(await audited(userId)).toEqual(["second_factor.turned_on"]);
  });

  it("keeps neither secret nor codes readable in the database", async () => {
    const { userId, secret, codes } = await guarded("sealed");
    const row = await db
      .selectFrom("second_factors")
      .selectAll()
      .where("user_id", "=", userId)
      .executeTakeFirstOrThrow();
    expect(row.secret).not.toContain(secret);
    expect(sealer(SECRETS_KEY).open(row.secret, userId)).toBe(secret);
    expect(() => sealer(SECRETS_KEY).open(row.secret, "somebody else")).toThrow();
    expect(() => sealer(undefined).open(row.secret, userId)).toThrow();
    const kept = await db
      .selectFrom("recovery_codes")
      .select("code_hash")
      .where("user_id", "=", userId)
      .execute();
    expect(kept.some(({ code_hash }) => codes.includes(code_hash))).toBe(false);
  });

  it("needs the password to begin and a right code to end; until then nothing is asked at sign-in", async () => {
    const { client, login } = await somebody("half-way");
    expect((await client.post(PAGE, { intent: "begin", currentPassword: "wrong" })).status).toBe(422);
    expect((await client.post(PAGE, { intent: "confirm", code: "123456" })).status).toBe(409);
    await client.post(PAGE, { intent: "begin", currentPassword: PASSWORD });
    const secret = (
      /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec((await client.get(PAGE)).text)?.[0] ?? ""
    ).replaceAll(" ", "");
    expect((await client.post(PAGE, { intent: "confirm", code: wrongCode(secret) })).status).toBe(422);
    expect((await new Client(app.origin).signIn(login, PASSWORD)).location).toBe("/home");
  });
});

describe("signing in with it", () => {
  it("gives no session before the code, and one after it", async () => {
    const { login, userId, secret } = await guarded("two-steps");
    await anotherStep(userId);
    const device = await asked(login);
    expect(device.cookies.has("qzx_session")).toBe(false);
    expect(await isIn(device)).toBe(false);
    const page = await device.get("/sign-in/code");
    expect([page.status, page.text.includes("<script")]).toEqual([200, false]);
    const ended = await device.post("/sign-in/code?next=/orders", { code: codeNow(secret) });
    expect([ended.status, ended.location, await isIn(device)]).toEqual([302, "/orders", true]);
    expect((await answer(device, codeNow(secret))).status).not.toBe(200);
  });

  it("refuses a code that was used, on the page and on the API, also of two that arrive together", async () => {
    const { login, userId, secret } = await guarded("replayed");
    const device = await asked(login);
    const replay = await answer(device, codeNow(secret));
    expect([replay.status, replay.text.includes("totp_replayed"), await isIn(device)]).toEqual([
      401,
      true,
      false,
    ]);
    const api = await overApi(login, codeNow(secret));
    expect([api.status, codeOf(api)]).toEqual([401, "totp_replayed"]);
    await anotherStep(userId);
    const code = codeNow(secret);
    const both = await Promise.all([overApi(login, code), overApi(login, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it("refuses a wrong code, five times at most, from wherever they come; a right one does not help then", async () => {
    const { login, userId, secret } = await guarded("guessing");
    await anotherStep(userId);
    const device = await asked(login);
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await answer(device, wrongCode(secret))).status);
    for (let n = 0; n < 2; n += 1) statuses.push((await overApi(login, wrongCode(secret))).status);
    statuses.push((await answer(device, codeNow(secret))).status);
    statuses.push((await overApi(login, codeNow(secret))).status);
    statuses.push((await answer(await asked(login), codeNow(secret))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect([await isIn(device), (await audited(userId)).at(-1)]).toEqual([false, "second_factor.throttled"]);
    expect((await nobody.get("/sign-in")).status).toBe(200);
  });

  it("is asked for on the API: 401 second_factor_required without, 201 with", async () => {
    const { login, userId, secret } = await guarded("by-program");
    const without = await overApi(login);
    expect([without.status, codeOf(without)]).toEqual([401, "second_factor_required"]);
    const wrong = await overApi(login, wrongCode(secret));
    expect([wrong.status, codeOf(wrong)]).toEqual([401, "wrong_code"]);
    await anotherStep(userId);
    expect((await overApi(login, codeNow(secret))).status).toBe(201);
  });

  it("takes a recovery code once, in any spelling", async () => {
    const { login, codes } = await guarded("phone-lost");
    const [code = ""] = codes;
    const device = await asked(login);
    expect((await answer(device, ` ${code.toLowerCase().replaceAll("-", " ")}`)).status).toBe(202);
    expect(await isIn(device)).toBe(true);
    const again = await asked(login);
    expect([(await answer(again, code)).status, await isIn(again)]).toEqual([401, false]);
    expect((await overApi(login, code)).status).toBe(401);
  });

  it("takes a challenge once, of this person, and not after the password changed or the person was suspended", async () => {
    const { login, userId, secret } = await guarded("challenged");
    await anotherStep(userId);
    const stale = await asked(login);
    await db
      .updateTable("users")
      .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
      .where("id", "=", userId)
      .execute();
    expect((await answer(stale, codeNow(secret))).status).toBe(401);
    const late = await asked(login);
    await db
      .updateTable("sign_in_challenges")
      .set({ expires_at: new Date(0) })
      .where("user_id", "=", userId)
      .execute();
    expect((await answer(late, codeNow(secret))).status).toBe(401);
    const shut = await asked(login);
    await db.updateTable("users").set({ status: "suspended" }).where("id", "=", userId).execute();
    expect([(await answer(shut, codeNow(secret))).status, await isIn(shut)]).toEqual([403, false]);
    const forged = new Client(app.origin);
    forged.cookies.set("qzx_challenge", "a".repeat(32));
    expect((await answer(forged, codeNow(secret))).status).toBe(401);
    expect((await forged.get("/sign-in/code")).text).not.toContain('name="code"');
    const { rows } = await pool.query("select 1 from sign_in_challenges where token_hash = $1", [
      shut.cookies.get("qzx_challenge"),
    ]);
    expect(rows).toHaveLength(0);
  });

  it("is still asked for after a password reset", async () => {
    const { login, secret, userId } = await guarded("forgetful");
    let token = "";
    await requestPasswordReset(db, login, (given) => {
      token = given;
      return { subject: "s", body: "b" };
    });
    const next = "mountain spring 47";
    const device = new Client(app.origin);
    expect((await device.post(`/password-reset/${token}`, { newPassword: next })).status).toBe(302);
    const first = await device.signIn(login, next);
    expect([first.location, await isIn(device)]).toEqual(["/sign-in/code?next=%2Fhome", false]);
    await anotherStep(userId);
    expect((await answer(device, codeNow(secret))).status).toBe(202);
  });
});

describe("turning it off", () => {
  it("needs the password and a code; neither alone will do, and a used code will not either", async () => {
    const { client, login, userId, secret } = await guarded("off");
    const off = (currentPassword: string, code: string) =>
      client.post(PAGE, { intent: "off", currentPassword, code });
    const isOn = async () =>
      (await db.selectFrom("second_factors").select("user_id").where("user_id", "=", userId).execute())
        .length === 1;
    expect((await off(PASSWORD, codeNow(secret))).status).toBe(401);
    await anotherStep(userId);
    expect((await off("wrong", codeNow(secret))).status).toBe(422);
    expect((await off(PASSWORD, wrongCode(secret))).status).toBe(401);
    expect((await off(PASSWORD, "")).status).toBe(422);
    expect(await isOn()).toBe(true);
    expect((await off(PASSWORD, codeNow(secret))).status).toBe(302);
    expect(await isOn()).toBe(false);
    expect((await new Client(app.origin).signIn(login, PASSWORD)).location).toBe("/home");
    expect(await audited(userId)).toEqual(["second_factor.turned_on", "second_factor.turned_off"]);
  });

  it("is for an administrator too, when phone and codes are lost: sessions end, it is written down", async () => {
    const { client, login, userId } = await guarded("all-lost");
    const platform = await people.organisation("platform");
    await people.member(platform, "admin", "keeper");
    const keeper = new Client(app.origin);
    await keeper.signIn("keeper", PASSWORD);
    const fields = { intent: "factor", userId };
    expect((await client.post(`/admin/organisations/${enterprise}`, fields)).status).toBe(403);
    expect((await keeper.post(`/admin/organisations/${enterprise}`, fields)).status).toBe(302);
    expect((await keeper.post(`/admin/organisations/${enterprise}`, fields)).status).toBe(409);
    expect(await isIn(client)).toBe(false);
    expect((await new Client(app.origin).signIn(login, PASSWORD)).location).toBe("/home");
    expect((await audited(userId)).at(-1)).toBe("second_factor.removed");
  });

  it("or making new recovery codes: the old ones are worth nothing then", async () => {
    const { client, login, userId, secret, codes } = await guarded("renewing");
    await anotherStep(userId);
    const renewed = await client.post(PAGE, {
      intent: "renew",
      currentPassword: PASSWORD,
      code: codeNow(secret),
    });
    const fresh = renewed.text.match(/(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/g) ?? [];
    expect([renewed.status, new Set(fresh).size]).toEqual([200, 10]);
    expect((await answer(await asked(login), codes[0] ?? "")).status).toBe(401);
    expect((await answer(await asked(login), fresh[0] ?? "")).status).toBe(202);
  });
});
