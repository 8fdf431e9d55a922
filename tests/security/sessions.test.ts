import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { PASSWORD, peopleOf } from "../domain/accounts/people";
import { startTestApp } from "../support/app-server";
import { testDatabaseOf } from "./support/database";
import { type Answer, codeOf, cookieOf, signedIn, visitor } from "./support/http";

const app = await startTestApp("reference", { JOBS: "off", SIGN_IN_ATTEMPTS: "5" });
const { db, pool, close } = testDatabaseOf(app.url);
const people = peopleOf({ db, pool, url: app.url });
const enterprise = await people.organisation("enterprise");
afterAll(async () => {
  await close();
  await app.stop();
});

const anybody = visitor(app.origin);
const hashOf = (value: string) => createHash("sha256").update(value).digest("hex");
const idIn = (cookie: string) => cookie.slice("qzx_session=".length);
/** A person of their own with a cookie and a token. */
async function somebody(login: string, role: "owner" | "staff" = "owner") {
  const { userId } = await people.member(enterprise, role, login);
  const credentials = await signedIn(app.origin, login);
  return { userId, ...credentials, here: visitor(app.origin, credentials) };
}
const isOut = async (answer: Promise<Answer>) => {
  const { status, headers } = await answer;
  return status === 302 && (headers.get("location") ?? "").startsWith("/sign-in");
};
const stillServes = async () => expect((await anybody.get("/sign-in")).status).toBe(200);

describe("signing in", () => {
  it("stops guessing after five mistakes: 429, also for the right password, and it is audited once", async () => {
    await people.member(enterprise, "staff", "guessed");
    const guess = (password: string) => anybody.post("/sign-in.data", { login: "guessed", password });
    const answers = [];
    for (let attempt = 0; attempt < 7; attempt += 1) answers.push((await guess(`wrong-${attempt}`)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const right = await guess(PASSWORD);
    expect(right.status).toBe(429);
    expect(cookieOf(right)).toBeUndefined();
    const { rows } = await pool.query("select 1 from audit_entries where action = 'sign_in.throttled'");
    expect(rows).toHaveLength(1);
    await stillServes();
  });

  it("counts by the real address: a spoofed X-Forwarded-For moves nothing", async () => {
    await people.member(enterprise, "staff", "spoofed");
    const guess = (address: string) =>
      anybody.post("/sign-in.data", { login: "spoofed", password: "wrong" }, { "X-Forwarded-For": address });
    const answers = [];
    for (let n = 0; n < 7; n += 1) answers.push((await guess(`203.0.113.${n}`)).status);
    expect(answers.slice(-2)).toEqual([429, 429]);
  });

  it("says the same, in about the same time, of a name that exists and one that does not", async () => {
    await people.member(enterprise, "staff", "known");
    const told = { known: [] as number[], nobody: [] as number[] };
    const said = new Set<string>();
    for (let round = 0; round < 4; round += 1) {
      for (const login of ["known", "nobody"] as const) {
        const begin = performance.now();
        const answer = await anybody.api("POST", "/sessions", { login, password: "wrong" });
        told[login].push(performance.now() - begin);
        const { correlationId: _, ...rest } = JSON.parse(answer.text) as { correlationId: string };
        said.add(JSON.stringify(rest));
      }
    }
    expect(said.size).toBe(1);
    const [known, nobody] = [Math.min(...told.known), Math.min(...told.nobody)];
    // an answer without the work of a password check would be ten times as quick
    expect(Math.max(known, nobody) / Math.min(known, nobody)).toBeLessThan(4);
  });

  it("replaces a session id that the browser brought", async () => {
    await people.member(enterprise, "staff", "fixated");
    const preset = "a".repeat(40);
    const answer = await anybody.post(
      "/sign-in",
      { login: "fixated", password: PASSWORD },
      { Cookie: `qzx_session=${preset}` },
    );
    const cookie = cookieOf(answer) ?? "";
    expect(idIn(cookie)).not.toBe(preset);
    expect(await isOut(anybody.get("/account", { Cookie: `qzx_session=${preset}` }))).toBe(true);
    expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly/i);
    expect(answer.headers.getSetCookie().join()).toMatch(/SameSite=Lax/i);
  });

  it("leads to a page of this site only, whatever `next` says", async () => {
    await people.member(enterprise, "staff", "led");
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "/%09/evil.example"]) {
      const to = `/sign-in?next=${next.includes("%") ? next : encodeURIComponent(next)}`;
      const answer = await anybody.post(to, { login: "led", password: PASSWORD });
      expect(new URL(answer.headers.get("location") ?? "", app.origin).host).toBe(new URL(app.origin).host);
    }
  });
});

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
    expect((await visitor(app.origin, { token: id }).api("GET", "/me")).status).toBe(401);
    expect(await isOut(anybody.get("/account", { Cookie: `qzx_session=${token}` }))).toBe(true);
  });
});

describe("passwords", () => {
  it("too short, breached, or one's own name are refused at the field, and nothing changes", async () => {
    const { here, userId } = await somebody("choosing");
    const kept = async () =>
      (
        await db
          .selectFrom("users")
          .select("password_hash")
          .where("id", "=", userId)
          .executeTakeFirstOrThrow()
      ).password_hash;
    const before = await kept();
    for (const newPassword of [
      "short",
      "password",
      "12345678",
      "choosing",
      "x".repeat(129),
      "nul\0nul\0nul",
    ]) {
      const answer = await here.post("/account.data", {
        intent: "password",
        currentPassword: PASSWORD,
        newPassword,
      });
      expect(`${newPassword.slice(0, 12)} ${answer.status}`).toBe(`${newPassword.slice(0, 12)} 422`);
      expect(answer.text).toContain("newPassword");
      expect(answer.text).not.toContain(PASSWORD);
    }
    expect(await kept()).toBe(before);
  });

  it("are set by a mailed link once: the second use is gone, and old sessions with it", async () => {
    const { here, userId } = await somebody("forgetful");
    const token = "once-only-token-once-only-token";
    await db
      .insertInto("password_resets")
      .values({ token_hash: hashOf(token), user_id: userId, expires_at: new Date(Date.now() + 60_000) })
      .execute();
    const use = (newPassword: string) => anybody.post(`/password-reset/${token}.data`, { newPassword });
    expect((await use("Zhong-Xin-She-Zhi-1")).status).toBe(202);
    expect((await use("Zhong-Xin-She-Zhi-2")).status).toBe(410);
    expect((await anybody.get(`/password-reset/${token}`)).status).toBe(410);
    expect(await isOut(here.get("/account"))).toBe(true);
    await signedIn(app.origin, "forgetful", "Zhong-Xin-She-Zhi-1");
  });

  it("asked for by mail: the answer is the same for a stranger", async () => {
    await people.member(enterprise, "staff", "mailed", "mailed@example.test");
    const known = await anybody.post("/password-reset", { login: "mailed" });
    const unknown = await anybody.post("/password-reset", { login: "no-such-person" });
    expect([known.status, known.headers.get("location")]).toEqual([
      unknown.status,
      unknown.headers.get("location"),
    ]);
  });
});

it("the API tells the same refusals as problems", async () => {
  const answer = await anybody.api("POST", "/sessions", { login: "nobody", password: "x" });
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(codeOf(answer)).toBe("wrong_sign_in");
  await stillServes();
});
