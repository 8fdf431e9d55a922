import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import { verifyChains } from "~/domain/audit/verify-chains.server";
import { withClient } from "~db/build-database";
import { PASSWORD } from "~db/demo/sign-ins";
import { projectRoot } from "~db/project";
import { peopleOf } from "../domain/accounts/people";
import { startTestApp } from "../support/app-server";
import { testDatabaseOf } from "./support/database";
import { codeOf, signedIn, visitor } from "./support/http";
import { lineTo } from "./support/line";

const app = await startTestApp("reference", { LOG_LEVEL: "debug" });
const { db, pool, close } = testDatabaseOf(app.url);
const people = peopleOf({ db, pool, url: app.url });
const enterprise = await people.organisation("enterprise");
for (const login of ["boss", "helper"])
  await people.member(enterprise, "owner", login, `${login}@example.test`);
await people.member(await people.organisation("platform"), "admin", "admin");
afterAll(async () => {
  await close();
  await app.stop();
});
const anybody = visitor(app.origin);
const credentials = await signedIn(app.origin, "boss");
const boss = visitor(app.origin, credentials);

describe("a bug", () => {
  it("shows no stack, names no table, and carries the correlation id that is in the log", async () => {
    await pool.query("alter table catalogue_items rename to catalogue_items_gone");
    try {
      for (const answer of [
        await anybody.get("/catalogue"),
        await anybody.get("/catalogue.data"),
        await anybody.api("GET", "/catalogue"),
      ]) {
        expect(answer.status).toBe(500);
        const id = answer.headers.get("x-correlation-id") ?? "";
        expect(id).toMatch(/^[0-9a-f-]{36}$/);
        expect(answer.text).toContain(id);
        expect(answer.text).not.toMatch(/catalogue_items|node_modules|\.server\.|at \w+ \(|select /);
        await until(() => app.output().includes(id));
      }
    } finally {
      await pool.query("alter table catalogue_items_gone rename to catalogue_items");
    }
    expect((await anybody.get("/catalogue")).status).toBe(200);
  });
});

describe("what is not for the world", () => {
  it("is not served: repository, sources, settings, maps", async () => {
    for (const path of [
      "/.git/HEAD",
      "/.git/config",
      "/.env",
      "/.env.local",
      "/assets/.env",
      "/package.json",
      "/build/server/index.js",
      "/server/index.js",
      "/assets/entry.client.js.map",
      "/app.css.map",
      "/node_modules/zod/package.json",
      "/db/schema.ts",
      "/.DS_Store",
      "/%2egit/HEAD",
      "/.data/postgres",
    ]) {
      expect(`${path} ${(await anybody.get(path)).status}`).toBe(`${path} 404`);
    }
  });

  it("is not told by headers", async () => {
    const { headers } = await anybody.get("/");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
  });
});

describe("the log", () => {
  it("holds no password, token, session id or link that was sent, at the loudest level", async () => {
    await anybody.post("/sign-in", { login: "boss", password: "Not-The-Right-One-77" });
    await anybody.post("/password-reset", { login: "helper" });
    await boss.post("/account", {
      intent: "password",
      currentPassword: "Wrong-Secret-55",
      newPassword: "Next-Secret-66",
    });
    await boss.api(
      "POST",
      "/requests",
      { title: "机密标题四十二", description: "机密正文四十二" },
      { "Idempotency-Key": "secret-key-42" },
    );
    await until(async () => (await pool.query("select 1 from mails")).rows.length > 0);
    const { rows } = await pool.query<{ body: string }>("select body from mails");
    const link = /password-reset\/([\w-]+)/.exec(rows[0]?.body ?? "")?.[1] ?? "no link";
    await new Promise((resolve) => setTimeout(resolve, 500));
    const secrets = [
      PASSWORD,
      "Not-The-Right-One-77",
      "Wrong-Secret-55",
      "Next-Secret-66",
      link,
      credentials.token,
      credentials.cookie?.split("=")[1],
      "机密标题四十二",
      "机密正文四十二",
    ];
    expect(link).not.toBe("no link");
    for (const secret of secrets) expect(app.output().includes(secret ?? "?")).toBe(false);
  });
});

describe("the audit log", () => {
  it("cannot be rewritten by the application's role: no update, delete or truncate", async () => {
    const before = await pool.query("select count(*)::int as n, max(hash) as h from audit_entries");
    for (const statement of [
      "update audit_entries set action = 'x'",
      "delete from audit_entries",
      "truncate audit_entries",
      "update events set kind = 'x'",
      "delete from events where true",
      "truncate events cascade",
    ]) {
      const refused = await pool.query(statement).then(
        () => "done",
        (error: { code: string }) => error.code,
      );
      // a table without rows fires no row trigger: then there is nothing to rewrite
      expect(
        `${statement} ${refused === "42501" || (statement.includes("events") && refused === "done")}`,
      ).toBe(`${statement} true`);
    }
    const after = await pool.query("select count(*)::int as n, max(hash) as h from audit_entries");
    expect(after.rows).toEqual(before.rows);
  });

  it("tells which entry somebody altered behind its back, on the command line and on the page", async () => {
    expect((await verifyChains(db)).every(({ broken }) => broken === null)).toBe(true);
    const { rows } = await pool.query<{ chain: string; seq: number }>(
      "select chain, seq from audit_entries where action = 'session.started' order by seq limit 1",
    );
    const { chain, seq } = rows[0] ?? { chain: "", seq: 0 };
    // only who owns the table can take the guard away, and even then the chain tells
    await withClient(app.url, async (client) => {
      await client.query("alter table audit_entries disable trigger audit_entries_append_only");
      await client.query(
        `update audit_entries set action = 'nothing.happened' where chain = '${chain}' and seq = ${seq}`,
      );
      await client.query("alter table audit_entries enable trigger audit_entries_append_only");
    });
    const broken = (await verifyChains(db)).flatMap(({ broken }) => broken ?? []);
    expect(broken).toEqual([expect.objectContaining({ chain, seq })]);
    const { status, stdout } = spawnSync("node", ["--import", "tsx", "db/audit-verify.ts"], {
      cwd: projectRoot,
      env: { ...process.env, DATABASE_URL: app.url, VITEST: "", NODE_OPTIONS: "" },
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(new RegExp(`${chain}.*BROKEN at ${seq}`));
    const admin = visitor(app.origin, await signedIn(app.origin, "admin"));
    const page = await admin.get("/audit?verify");
    expect(page.status).toBe(200);
  });
});

describe("without its database", () => {
  it("the server answers 503 in words, opens no door, and recovers by itself", async () => {
    const line = await lineTo(app.url);
    const served = await startTestApp("schema", { JOBS: "off", DATABASE_URL: line.url });
    try {
      const here = visitor(served.origin, await signedIn(served.origin, "boss"));
      const nobody = visitor(served.origin);
      expect((await here.get("/account")).status).toBe(200);
      await line.cut();
      for (const path of ["/account", "/requests", "/catalogue", "/account.data"]) {
        const page = await here.get(path);
        expect(`${path} ${page.status}`).toBe(`${path} 503`);
        expect(page.text).not.toMatch(/at \w+ \(|postgres|ECONN/i);
      }
      expect((await here.get("/account")).text).toMatch(/数据库/);
      const api = await here.api("GET", "/me");
      expect([api.status, codeOf(api)]).toEqual([503, "database_away"]);
      expect(api.headers.get("Retry-After")).toBe("5");
      expect(api.text).toContain("database cannot be reached");
      expect((await nobody.post("/sign-in", { login: "boss", password: PASSWORD })).status).toBe(503);
      expect((await nobody.get("/readyz")).status).toBe(503);
      expect((await nobody.get("/healthz")).status).toBe(200);
      await line.mend();
      await until(async () => (await here.get("/account")).status === 200);
      expect((await nobody.get("/readyz")).status).toBe(200);
      expect((await here.api("GET", "/me")).status).toBe(200);
    } finally {
      await served.stop();
      await line.cut();
    }
  }, 60_000);
});

async function until(condition: () => boolean | Promise<boolean>) {
  for (let patience = 150; patience > 0; patience -= 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("waited in vain");
}
