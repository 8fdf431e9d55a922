import { afterAll, describe, expect, it } from "vitest";
import { PASSWORD } from "../domain/accounts/people";
import { doorstep, hashOf, idIn, isOut } from "./support/doorstep";
import { codeOf, cookieOf, signedIn } from "./support/http";

const { app, db, pool, member, somebody, anybody, end } = await doorstep();
afterAll(end);

describe("signing in", () => {
  it("stops guessing after five mistakes: 429, also for the right password, and it is audited once", async () => {
    await member("guessed");
    const guess = (password: string) => anybody.post("/sign-in.data", { login: "guessed", password });
    const answers = [];
    for (let attempt = 0; attempt < 7; attempt += 1) answers.push((await guess(`wrong-${attempt}`)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const right = await guess(PASSWORD);
    expect(right.status).toBe(429);
    expect(cookieOf(right)).toBeUndefined();
    const { rows } = await pool.query("select 1 from audit_entries where action = 'sign_in.throttled'");
    expect(rows).toHaveLength(1);
    expect((await anybody.get("/sign-in")).status).toBe(200);
  });

  it("counts by the real address: a spoofed X-Forwarded-For moves nothing", async () => {
    await member("spoofed");
    const guess = (address: string) =>
      anybody.post("/sign-in.data", { login: "spoofed", password: "wrong" }, { "X-Forwarded-For": address });
    const answers = [];
    for (let n = 0; n < 7; n += 1) answers.push((await guess(`203.0.113.${n}`)).status);
    expect(answers.slice(-2)).toEqual([429, 429]);
  });

  it("says the same of a name that exists and one that does not, on the page and on the API", async () => {
    await member("known");
    const names = ["known", "nobody"];
    const pages = names.map(async (login) => {
      const { status, text } = await anybody.post("/sign-in", { login, password: "wrong" });
      return `${status} ${text.replaceAll(login, "NAME").replace(/nonce="[^"]*"/g, "")}`;
    });
    const answers = names.map(async (login) => {
      const { status, text } = await anybody.api("POST", "/sessions", { login, password: "wrong" });
      const { correlationId: _, ...rest } = JSON.parse(text) as { correlationId: string };
      return `${status} ${JSON.stringify(rest)}`;
    });
    expect(new Set(await Promise.all(pages)).size).toBe(1);
    expect(new Set(await Promise.all(answers)).size).toBe(1);
  });

  it("replaces a session id that the browser brought", async () => {
    await member("fixated");
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
    await member("led");
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "/%09/evil.example"]) {
      const to = `/sign-in?next=${next.includes("%") ? next : encodeURIComponent(next)}`;
      const answer = await anybody.post(to, { login: "led", password: PASSWORD });
      expect(new URL(answer.headers.get("location") ?? "", app.origin).host).toBe(new URL(app.origin).host);
    }
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
    expect((await use("12345678")).status).toBe(422);
    expect((await use("Zhong-Xin-She-Zhi-1")).status).toBe(202);
    expect((await use("Zhong-Xin-She-Zhi-2")).status).toBe(410);
    expect((await anybody.get(`/password-reset/${token}`)).status).toBe(410);
    expect(await isOut(here.get("/account"))).toBe(true);
    await signedIn(app.origin, "forgetful", "Zhong-Xin-She-Zhi-1");
  });

  it("asked for by mail: the answer is the same for a stranger", async () => {
    await member("mailed", "mailed@example.test");
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
});
