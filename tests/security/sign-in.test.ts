import { afterAll, describe, expect, it } from "vitest";
import { requestPasswordReset } from "~/domain/accounts/request-password-reset.server";
import { createDb, createPool } from "~db/connection";
import { PASSWORD, peopleOf } from "../domain/accounts/people";
import { startTestApp } from "../support/app-server";
import { Client } from "./browser";

const app = await startTestApp("reference", { SIGN_IN_ATTEMPTS: "5" });
const pool = createPool(app.url);
const db = createDb(pool);
const world = peopleOf({ db, pool, url: app.url });
const NEXT = "mountain spring 47";
const DOOR = /^\/sign-in\?next=/;

afterAll(async () => {
  await app.stop();
  await pool.end();
});

let serial = 0;
async function somebody() {
  serial += 1;
  const organisationId = await world.organisation("enterprise");
  const login = `person-${serial}`;
  const { userId } = await world.member(organisationId, "owner", login, `${login}@example.com`);
  return { login, userId, organisationId };
}
async function device(login: string) {
  const client = new Client(app.origin);
  expect((await client.signIn(login, PASSWORD)).status).toBe(302);
  return client;
}
const isOut = async (client: Client) => {
  const page = await client.get("/account");
  const form = await client.post("/account", { intent: "profile", name: "谁", locale: "en" });
  return page.status === 302 && DOOR.test(page.location ?? "") && form.status === 401;
};

describe("sign-in", () => {
  it("refuses the sixth mistake with 429 and Retry-After in words, audited, and serves on", async () => {
    const { login, userId } = await somebody();
    const client = new Client(app.origin);
    for (let n = 0; n < 5; n++) expect((await client.signIn(login, "wrong")).status).toBe(401);
    const sixth = await client.signIn(login, PASSWORD);
    expect([sixth.status, sixth.text.includes("尝试次数过多")]).toEqual([429, true]);
    const audited = await db
      .selectFrom("audit_entries")
      .select("action")
      .where("subject_id", "=", userId)
      .execute();
    expect(audited.map(({ action }) => action)).toEqual(["sign_in.throttled"]);
    expect((await client.get("/sign-in")).status).toBe(200);
  });

  it("is not fooled by a forged X-Forwarded-For", async () => {
    const { login } = await somebody();
    const client = new Client(app.origin);
    const codes = [];
    for (let n = 0; n < 6; n++) {
      const answer = await client.post(
        "/sign-in",
        { login, password: "wrong" },
        { "X-Forwarded-For": `198.51.100.${n}` },
      );
      codes.push(answer.status);
    }
    expect(codes).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it("looks the same for a known and an unknown name", async () => {
    const { login } = await somebody();
    const look = async (name: string) => {
      const { status, text } = await new Client(app.origin).signIn(name, "wrong");
      return `${status} ${text.replaceAll(name, "NAME").replace(/nonce="[^"]*"/g, "")}`;
    };
    expect(await look(login)).toBe(await look("nobody-at-all"));
  });

  it("leads to this site only, whatever next says", async () => {
    const { login } = await somebody();
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      const client = new Client(app.origin);
      const answer = await client.post(`/sign-in?next=${encodeURIComponent(next)}`, {
        login,
        password: PASSWORD,
      });
      expect([answer.status, answer.location]).toEqual([302, "/home"]);
    }
  });

  it("replaces a session id that was there before", async () => {
    const { login } = await somebody();
    const client = new Client(app.origin);
    client.cookies.set("qzx_session", "chosen-by-somebody-else-before");
    await client.signIn(login, PASSWORD);
    expect(client.cookies.get("qzx_session")).not.toBe("chosen-by-somebody-else-before");
    const thief = new Client(app.origin);
    thief.cookies.set("qzx_session", "chosen-by-somebody-else-before");
    expect(await isOut(thief)).toBe(true);
  });
});

describe("a session", () => {
  it("ends with sign-out, also for whoever kept the cookie", async () => {
    const { login } = await somebody();
    const client = await device(login);
    const kept = client.cookies.get("qzx_session") ?? "";
    await client.post("/sign-out");
    client.cookies.set("qzx_session", kept);
    expect(await isOut(client)).toBe(true);
  });

  it("ends on other devices when the password changes; a short or breached one changes nothing", async () => {
    const { login } = await somebody();
    const [here, there] = [await device(login), await device(login)];
    const change = (newPassword: string) =>
      here.post("/account", { intent: "password", currentPassword: PASSWORD, newPassword });
    expect([(await change("short")).status, (await change("Password123")).status]).toEqual([422, 422]);
    expect(await isOut(there)).toBe(false);
    expect((await change(NEXT)).status).toBe(302);
    expect([await isOut(there), (await here.get("/account")).status]).toEqual([true, 200]);
  });

  it("in the address is ignored", async () => {
    const { login } = await somebody();
    const client = await device(login);
    const id = client.cookies.get("qzx_session") ?? "";
    const stranger = new Client(app.origin);
    expect((await stranger.get(`/account?qzx_session=${id}`)).status).toBe(302);
    expect((await stranger.get("/account", { Authorization: `Bearer ${id}` })).status).toBe(302);
  });

  it("loses its rights at once: suspended person, suspended organisation, lower role", async () => {
    const { login, userId, organisationId } = await somebody();
    const client = await device(login);
    await db.updateTable("memberships").set({ role: "staff" }).where("user_id", "=", userId).execute();
    expect(
      (await client.post("/members", { intent: "invite", email: "a@example.com", role: "staff" })).status,
    ).toBe(403);
    await db
      .updateTable("organisations")
      .set({ status: "suspended" })
      .where("id", "=", organisationId)
      .execute();
    expect(await isOut(client)).toBe(true);
    await db
      .updateTable("organisations")
      .set({ status: "active" })
      .where("id", "=", organisationId)
      .execute();
    await db.updateTable("users").set({ status: "suspended" }).where("id", "=", userId).execute();
    expect(await isOut(client)).toBe(true);
    expect((await client.signIn(login, PASSWORD)).status).toBe(403);
  });

  it("never makes an administrator of somebody who says so in a form", async () => {
    const { login, userId } = await somebody();
    const client = await device(login);
    const fields = {
      intent: "profile",
      name: "名字",
      locale: "zh-CN",
      role: "admin",
      organisationKind: "platform",
    };
    expect((await client.post("/account", fields)).status).toBe(302);
    expect((await client.get("/admin/organisations")).status).toBe(403);
    const roles = await db.selectFrom("memberships").select("role").where("user_id", "=", userId).execute();
    expect(roles).toEqual([{ role: "owner" }]);
  });

  it("is written to by our own pages only, and never by a GET", async () => {
    const { login } = await somebody();
    const client = await device(login);
    for (const origin of ["https://evil.example", "null"]) {
      expect((await client.post("/sign-out", {}, { Origin: origin })).status).toBe(403);
    }
    for (const path of ["/sign-out", "/language", "/organisation-switch"]) {
      expect((await client.get(path)).status, path).toBe(405);
    }
    const page = await client.get("/account");
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-store"]);
  });
});

describe("a reset link", () => {
  it("works once", async () => {
    const { login } = await somebody();
    let token = "";
    await requestPasswordReset(db, login, (given) => {
      token = given;
      return { subject: "s", body: "b" };
    });
    const client = new Client(app.origin);
    expect((await client.post(`/password-reset/${token}`, { newPassword: "12345678" })).status).toBe(422);
    expect((await client.post(`/password-reset/${token}`, { newPassword: NEXT })).status).toBe(302);
    expect((await client.post(`/password-reset/${token}`, { newPassword: `${NEXT}8` })).status).toBe(410);
    expect((await client.get(`/password-reset/${token}`)).status).toBe(410);
    expect((await client.signIn(login, NEXT)).status).toBe(302);
  });

  it("is promised alike to known and unknown names", async () => {
    const { login } = await somebody();
    const ask = (name: string) => new Client(app.origin).post("/password-reset", { login: name });
    const [known, unknown] = [await ask(login), await ask("nobody-at-all")];
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
  });
});
