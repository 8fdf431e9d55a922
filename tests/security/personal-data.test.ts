import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { verifyChains } from "~/domain/audit/verify-chains.server";
import { newId } from "~/domain/ids";
import { purgeableBefore, purgeLogs } from "~/domain/retention/purge-logs.server";
import { projectRoot } from "~db/project";
import { PASSWORD, peopleOf } from "../domain/accounts/people";
import { worldIn } from "../domain/matching/world";
import { startTestApp } from "../support/app-server";
import { Client } from "./browser";
import { testDatabaseOf } from "./support/database";
import { signedIn, visitor } from "./support/http";

const app = await startTestApp("reference", { JOBS: "off" });
const { db, pool, close } = testDatabaseOf(app.url);
const people = peopleOf({ db, pool, url: app.url });
const world = worldIn(db);
afterAll(async () => {
  await close();
  await app.stop();
});

const PAGE = "/account/personal-data";
const DAY = 86_400_000;
let serial = 0;

async function somebody(login: string, role: "owner" | "staff", organisationId: string) {
  const { userId } = await people.member(organisationId, role, login, `${login}@example.com`);
  await db
    .updateTable("users")
    .set({ phone: `139${String(++serial).padStart(8, "0")}`, name: `本人${login}` })
    .where("id", "=", userId)
    .execute();
  const client = new Client(app.origin);
  expect((await client.signIn(login, PASSWORD)).status).toBe(302);
  return { login, userId, organisationId, client };
}
/** A request that waits at a hub: somebody must answer for it. */
async function openRequest(enterprise: string, userId: string) {
  const hub = await db
    .selectFrom("hubs")
    .selectAll()
    .where("code", "=", "SD370102")
    .executeTakeFirstOrThrow();
  const requestId = await world.request(enterprise, userId, {
    number: `XQ-${newId()}`,
    hub_id: hub.id,
    origin_hub_id: hub.id,
    region_code: hub.region_code,
    title: "本人提交的需求",
  });
  await world.pack(requestId, { status: "submitted" });
  return requestId;
}
const erase = (client: Client, more: Record<string, string> = {}) =>
  client.post(`${PAGE}.data`, { currentPassword: PASSWORD, understood: "on", ...more });
const row = (userId: string) =>
  db.selectFrom("users").selectAll().where("id", "=", userId).executeTakeFirstOrThrow();
/** Every text and json column of the database in which the words stand, audit aside, which nobody may rewrite. */
async function mentions(words: string): Promise<string[]> {
  const { rows } = await pool.query<{ t: string; c: string }>(`select table_name as t, column_name as c
    from information_schema.columns where table_schema = 'public' and data_type in ('text','jsonb','character varying')
    and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
    and table_name !~ '^(audit_|kysely)'`);
  const found = [];
  for (const { t, c } of rows) {
    const { rowCount } = await pool.query(`select 1 from ${t} where ${c}::text like $1 limit 1`, [
      `%${words}%`,
    ]);
    if (rowCount) found.push(`${t}.${c}`);
  }
  return found;
}

describe("taking one's data away", () => {
  it("gives everything about the person as a file, and nothing about anybody else", async () => {
    const house = await people.organisation("enterprise");
    const { client, userId } = await somebody("taker", "owner", house);
    await somebody("colleague", "staff", house);
    await openRequest(house, userId);
    const file = await client.post("/account/data.json");
    expect([file.status, file.headers.get("content-disposition")?.startsWith("attachment")]).toEqual([
      200,
      true,
    ]);
    expect(file.headers.get("cache-control")).toContain("no-store");
    const data = JSON.parse(file.text);
    expect(data.profile).toMatchObject({ login: "taker", email: "taker@example.com", name: "本人taker" });
    expect(data.memberships).toHaveLength(1);
    expect(data.sessions).toHaveLength(1);
    expect(data.requests).toMatchObject([{ title: "本人提交的需求", status: "submitted" }]);
    expect(data.audit.map(({ action }: { action: string }) => action)).toContain("session.started");
    expect(file.text).not.toContain("colleague");
    for (const secret of ["argon2", "id_hash", client.cookies.get("qzx_session") ?? "?"]) {
      expect(file.text).not.toContain(secret);
    }
    const noted = await db
      .selectFrom("audit_entries")
      .select("data")
      .where("action", "=", "personal_data.exported")
      .execute();
    expect(noted).toHaveLength(1);
  });

  it("is refused to nobody in particular, and never by a GET", async () => {
    expect((await visitor(app.origin).post("/account/data.json", {})).status).toBe(401);
    const { client } = await somebody("getter", "staff", await people.organisation("enterprise"));
    expect((await client.get("/account/data.json")).status).toBe(405);
    expect((await client.post("/account/data.json", {}, { Origin: "https://evil.example" })).status).toBe(
      403,
    );
  });
});

describe("erasing oneself", () => {
  it("empties the account and ends every way in; what the law keeps names nobody, and the person was told", async () => {
    const house = await people.organisation("enterprise");
    await somebody("stays", "owner", house);
    const { client, userId, login } = await somebody("leaver", "owner", house);
    const { name, phone } = await row(userId);
    await db
      .updateTable("organisations")
      .set({ contact_name: name, contact_phone: phone ?? "" })
      .where("id", "=", house)
      .execute();
    await openRequest(house, userId);
    await client.signIn(login, "wrong on purpose");
    const page = await client.get(PAGE);
    expect(page.text).toContain("依法须保存");
    const other = await signedIn(app.origin, login);
    const done = await erase(client);
    expect([done.status, client.cookies.get("qzx_session")]).toEqual([202, ""]);
    expect((await new Client(app.origin).get("/sign-in?erased")).text).toContain("账号已注销");
    expect(await row(userId)).toMatchObject({
      name: "已注销用户",
      phone: null,
      email: null,
      status: "erased",
    });
    expect((await visitor(app.origin, other).get("/account")).status).toBe(302);
    expect((await visitor(app.origin, other).api("GET", "/me")).status).toBe(401);
    for (const words of [login, name, phone ?? "?"]) expect(await mentions(words), words).toEqual([]);
    expect((await new Client(app.origin).signIn(login, PASSWORD)).status).toBe(401);
    const kept = await db
      .selectFrom("erasures")
      .selectAll()
      .where("user_id", "=", userId)
      .executeTakeFirstOrThrow();
    expect(kept.kept).toMatchObject({ requests: 1 });
    const years = (new Date(kept.kept_until).getTime() - Date.now()) / (365 * DAY);
    expect(years).toBeGreaterThan(5.9);
    const { rowCount } = await pool.query("select 1 from requests where created_by = $1", [userId]);
    expect(rowCount).toBe(1);
    expect((await verifyChains(db)).filter(({ broken }) => broken)).toEqual([]);
  });

  it("needs the password, the tick and nothing less", async () => {
    const { client, userId } = await somebody("careful", "staff", await people.organisation("enterprise"));
    const refused = [
      await erase(client, { currentPassword: "wrong" }),
      await erase(client, { understood: "" }),
      await client.post(PAGE, {}),
    ];
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(await row(userId)).toMatchObject({ status: "active", login: "careful" });
  });

  it("is refused to the last owner of a house with open work, and nothing changes; with a second owner it goes", async () => {
    const house = await people.organisation("enterprise");
    const { client, userId } = await somebody("captain", "owner", house);
    const mate = await people.member(house, "staff", "mate");
    await openRequest(house, userId);
    const answer = await erase(client);
    expect([answer.status, answer.text.includes("last_owner_open_work")]).toEqual([409, true]);
    expect([await row(userId), (await client.get("/account")).status]).toMatchObject([
      { login: "captain" },
      200,
    ]);
    await db.updateTable("memberships").set({ role: "owner" }).where("user_id", "=", mate.userId).execute();
    expect((await erase(client)).status).toBe(202);
  });

  it("lets the only owner of a house without work go; an administrator cannot bring anybody back", async () => {
    const { client, userId } = await somebody("lonely", "owner", await people.organisation("enterprise"));
    expect((await erase(client)).status).toBe(202);
    await expect(
      db.updateTable("users").set({ status: "active" }).where("id", "=", userId).execute(),
    ).rejects.toMatchObject({ code: "23514" });
  });

  it("of two last owners at once, one stays", async () => {
    const house = await people.organisation("enterprise");
    const [one, two] = [await somebody("twin-a", "owner", house), await somebody("twin-bb", "owner", house)];
    await openRequest(house, one.userId);
    const statuses = (await Promise.all([erase(one.client), erase(two.client)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([202, 409]);
  });
});

describe("purging logs", () => {
  const old = new Date(Date.now() - 300 * DAY);
  async function logs() {
    const { userId } = await people.member(await people.organisation("enterprise"), "staff");
    const mail = (key: string, status: string, at: Date) => ({
      id: newId(),
      recipient: "a@example.com",
      subject: "s",
      body: "",
      dedupe_key: `${userId}:${key}`,
      status,
      sent_at: status === "sent" ? at : null,
      created_at: at,
    });
    await db
      .insertInto("mails")
      .values([mail("old", "sent", old), mail("failed", "failed", old), mail("new", "sent", new Date())])
      .execute();
    const session = (mark: string, ends: Date) => ({
      id_hash: `${userId.replaceAll("-", "")}${mark.repeat(32)}`,
      user_id: userId,
      expires_at: ends,
      absolute_expires_at: ends,
    });
    await db
      .insertInto("sessions")
      .values([session("a", old), session("b", new Date(Date.now() + DAY))])
      .execute();
    return async () => ({
      mails: (
        await db.selectFrom("mails").select("dedupe_key").where("dedupe_key", "like", `${userId}%`).execute()
      ).map(({ dedupe_key }) => dedupe_key.split(":")[1]),
      sessions: (await db.selectFrom("sessions").select("id_hash").where("user_id", "=", userId).execute())
        .length,
    });
  }

  it("refuses anything younger than six months, and deletes nothing", async () => {
    const left = await logs();
    const before = await left();
    for (const day of [new Date(), new Date(purgeableBefore().getTime() + 1000), new Date(Number.NaN)]) {
      await expect(purgeLogs(db, day)).rejects.toMatchObject({ kind: "invalid", code: "logs_too_young" });
    }
    expect(await left()).toEqual(before);
    expect(purgeableBefore(new Date("2026-08-31T00:00:00Z")).toISOString()).toBe("2026-02-28T00:00:00.000Z");
  });

  it("takes delivered mail and ended sessions, and never the audit, which notes it", async () => {
    const left = await logs();
    const count = async () => Number((await pool.query("select count(*) from audit_entries")).rows[0].count);
    const audit = await count();
    const gone = await purgeLogs(db, purgeableBefore());
    expect(gone).toMatchObject({ mails: expect.any(Number), sessions: expect.any(Number) });
    expect(await left()).toEqual({ mails: ["failed", "new"], sessions: 1 });
    expect(await count()).toBe(audit + 1);
  });

  it("says so on the command line, with exit code 1", async () => {
    const run = (day: string) =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "db/logs-purge.ts", "--before", day], {
        cwd: projectRoot,
        env: { ...process.env, DATABASE_URL: app.url, NODE_OPTIONS: "", VITEST: "" },
      }).catch((error: { code: number; stderr: string }) => error);
    const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
    expect(await run(day(30))).toMatchObject({ code: 1, stderr: expect.stringContaining("refused") });
    expect(await run("soon")).toMatchObject({ code: 1 });
    expect(await run(day(250))).toMatchObject({ stdout: expect.stringContaining("mails:") });
  });
});
