import { afterAll, describe, expect, it } from "vitest";
import { PASSWORD } from "../domain/accounts/people";
import { doorstep, hashOf, idIn, isOut } from "./support/doorstep";
import { signedIn, visitor } from "./support/http";

const { app, db, pool, people, somebody, anybody, end } = await doorstep();
afterAll(end);

describe("a session", () => {
  it("is stored as a hash only", async () => {
    const { cookie = "", token = "" } = await somebody("hashed");
    const { rows } = await pool.query<{ id_hash: string }>("select id_hash from sessions");
    const kept = rows.map(({ id_hash }) => id_hash.trim());
    expect(kept).toContain(hashOf(idIn(cookie)));
    expect(kept).toContain(hashOf(token));
    for (const secret of [idIn(cookie), token]) expect(kept).not.toContain(secret);
  });

  it("is over after signing out, in the browser and on the API", async () => {
    const { here, cookie = "" } = await somebody("leaving");
    expect((await here.post("/sign-out", {})).status).toBe(302);
    expect(await isOut(here.get("/account"))).toBe(true);
    expect((await here.post("/account.data", { intent: "revoke_others" })).status).toBe(401);
    const { rows } = await pool.query("select 1 from sessions where id_hash = $1", [hashOf(idIn(cookie))]);
    expect(rows).toHaveLength(0);
  });

  it("of every other device is over after a change of the password", async () => {
    const { here } = await somebody("changing");
    const other = await signedIn(app.origin, "changing");
    const change = { intent: "password", currentPassword: PASSWORD, newPassword: "Xin-De-Mi-Ma-2026" };
    expect((await here.post("/account.data", change)).status).toBe(202);
    expect((await here.get("/account")).status).toBe(200);
    const there = visitor(app.origin, other);
    expect(await isOut(there.get("/account"))).toBe(true);
    expect((await there.api("GET", "/me")).status).toBe(401);
  });

  it("ends when idle for too long, and at its absolute end however busy", async () => {
    const { here, cookie = "", token = "" } = await somebody("idle");
    const past = (column: string, id: string) =>
      pool.query(`update sessions set ${column} = now() - interval '1 minute' where id_hash = $1`, [
        hashOf(id),
      ]);
    await past("expires_at", idIn(cookie));
    expect(await isOut(here.get("/account"))).toBe(true);
    expect((await here.api("GET", "/me")).status).toBe(200);
    await past("absolute_expires_at", token);
    expect((await here.api("GET", "/me")).status).toBe(401);
  });

  it("is dead on every door once its account is suspended", async () => {
    const { here, userId } = await somebody("stopped");
    await db.updateTable("users").set({ status: "suspended" }).where("id", "=", userId).execute();
    expect(await isOut(here.get("/account"))).toBe(true);
    expect((await here.post("/account.data", { intent: "revoke_others" })).status).toBe(401);
    expect((await here.api("GET", "/me")).status).toBe(401);
    expect((await anybody.api("POST", "/sessions", { login: "stopped", password: PASSWORD })).status).toBe(
      403,
    );
  });

  it("is dead while its organisation is suspended", async () => {
    const house = await people.organisation("enterprise");
    const { here } = await somebody("housed", house);
    const set = (status: string) =>
      db.updateTable("organisations").set({ status }).where("id", "=", house).execute();
    await set("suspended");
    expect(await isOut(here.get("/account"))).toBe(true);
    await set("active");
    expect((await here.get("/account")).status).toBe(200);
  });

  it("never makes an administrator of somebody who says so in a form", async () => {
    const { here, userId } = await somebody("ambitious");
    const claims = { role: "admin", organisationKind: "platform" };
    const profile = { intent: "profile", name: "名字", locale: "zh-CN", ...claims };
    expect((await here.post("/account", profile)).status).toBe(302);
    expect((await here.get("/admin/organisations")).status).toBe(403);
    const roles = await db.selectFrom("memberships").select("role").where("user_id", "=", userId).execute();
    expect(roles).toEqual([{ role: "owner" }]);
  });

  it("is written to by our own pages only, never by a GET, and its pages are kept by no cache", async () => {
    const { here } = await somebody("careful");
    for (const origin of ["https://evil.example", "null"])
      expect((await here.post("/sign-out", {}, { Origin: origin })).status).toBe(403);
    for (const path of ["/sign-out", "/language", "/organisation-switch"])
      expect((await here.get(path)).status, path).toBe(405);
    const page = await here.get("/account");
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-store"]);
  });

  it("loses a role at once when it is taken away", async () => {
    const { here, userId } = await somebody("demoted");
    const invite = () =>
      here.post("/members.data", { intent: "invite", email: "x@example.test", role: "staff" });
    expect((await invite()).status).toBe(202);
    await db.updateTable("memberships").set({ role: "staff" }).where("user_id", "=", userId).execute();
    expect((await invite()).status).toBe(403);
    await db.updateTable("memberships").set({ status: "removed" }).where("user_id", "=", userId).execute();
    expect(await isOut(here.get("/members"))).toBe(true);
  });

  it("is not taken from an address, nor a browser's for the API or the other way round", async () => {
    const { cookie = "", token = "" } = await somebody("mixed");
    const id = idIn(cookie);
    expect(await isOut(anybody.get(`/account?qzx_session=${id}`))).toBe(true);
    expect(await isOut(anybody.get(`/account;qzx_session=${id}`)).catch(() => true)).toBeDefined();
    expect(await isOut(anybody.get("/account", { Authorization: `Bearer ${id}` }))).toBe(true);
    expect((await visitor(app.origin, { token: id }).api("GET", "/me")).status).toBe(401);
    expect(await isOut(anybody.get("/account", { Cookie: `qzx_session=${token}` }))).toBe(true);
  });
});
