import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app-server";
import { testDatabaseOf } from "./support/database";
import { signedIn, type Visitor, visitor } from "./support/http";

let app: TestApp;
let database: ReturnType<typeof testDatabaseOf>;
let nobody: Visitor;
beforeAll(async () => {
  app = await startTestApp("demo", { JOBS: "off" });
  database = testDatabaseOf(app.url);
  nobody = visitor(app.origin);
}, 300_000);
afterAll(async () => {
  await database?.close();
  await app?.stop();
});

const ask = (words: string) => `/assistant?${new URLSearchParams({ q: words })}`;
const KNOWN = "强制检定的周期由谁确定？";
const questionIn = (page: string) => /name="question" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? "";

describe("the assistant's page", () => {
  it.each([
    "<script>alert(1)</script> 检定",
    '"><img src=x onerror=alert(1)> 强制检定',
    "javascript:alert(1) 校准",
    "' or 1=1; drop table laws --",
    "\ud800 检定",
    "../../etc/passwd 检定",
    "=cmd|' /C calc'!A0 检定",
  ])("keeps %j inert and goes on serving", async (words) => {
    const { status, text } = await nobody.get(ask(words));
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script>alert|<img src=x|href="javascript:/);
    expect((await nobody.get(ask(KNOWN))).text).toContain("检定机构根据计量检定规程");
  });

  it("says beside the field that 501 characters are too many, and takes 500", async () => {
    const long = await nobody.get(ask("检".repeat(501)));
    expect(long.status).toBe(200);
    expect(long.text).toContain("501");
    expect(long.text).not.toContain('name="question"');
    expect((await nobody.get(ask("检".repeat(500)))).text).toContain('name="question"');
  });

  it("tells a superseded edition's replacement, and that laws may have changed since", async () => {
    const { text } = await nobody.get(ask("GB 31604.7-2016 还能用吗"));
    expect(text).toContain("GB 31604.7-2023");
    expect((await nobody.get(ask(KNOWN))).text).toContain("2025-04-19");
  });

  it("leads every citation of a law to an article that is there", async () => {
    const { text } = await nobody.get(ask(KNOWN));
    const links = [...text.matchAll(/href="(\/laws\/[0-9a-f-]{36})#(article-\d+)"/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, path = "", anchor = ""] of links) {
      const law = await nobody.get(path);
      expect(law.status).toBe(200);
      expect(law.text).toContain(`id="${anchor}"`);
    }
  });
});

describe("voting", () => {
  it("counts a browser once, whatever it sends again", async () => {
    const page = (await nobody.get(ask("计量器具是指什么？"))).text;
    const question = questionIn(page);
    const viewer = /name="viewer" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? "";
    const form = { intent: "vote", question, viewer, helpful: "yes", q: "x" };
    const first = await nobody.post("/assistant?index", form);
    expect(first.status).toBe(302);
    const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(cookie).toContain(viewer);
    const again = visitor(app.origin, { cookie });
    await again.post("/assistant?index", { ...form, helpful: "no", viewer: crypto.randomUUID() });
    await nobody.post("/assistant?index", form);
    const { rows } = await database.pool.query("select helpful from assistant_votes where question_id = $1", [
      question,
    ]);
    expect(rows).toEqual([{ helpful: true }]);
  });

  it.each([{ question: "x" }, { helpful: "maybe" }, { question: "01900000-0000-7000-8000-000000000000" }])(
    "refuses %j",
    async (over) => {
      const form = { intent: "vote", question: crypto.randomUUID(), helpful: "yes", q: "x", ...over };
      expect([404, 422]).toContain((await nobody.post("/assistant?index", form)).status);
    },
  );
});

describe("a person to talk to", () => {
  it("is asked for signed out: sign-in leads back to the question", async () => {
    const answer = await nobody.post("/assistant?index", {
      intent: "talk",
      q: KNOWN,
      question: crypto.randomUUID(),
    });
    expect(answer.status).toBe(302);
    const next = new URL(answer.headers.get("location") ?? "", app.origin).searchParams.get("next");
    expect(new URL(next ?? "", app.origin).searchParams.get("q")).toBe(KNOWN);
  });

  it("hears of it once, though the button was pressed five times at once", async () => {
    const qiye = visitor(app.origin, await signedIn(app.origin, "qiye"));
    const words = "会飞的砝码归谁检定";
    const question = questionIn((await qiye.get(ask(words))).text);
    const form = { intent: "talk", question, q: words };
    const presses = await Promise.all(Array.from({ length: 5 }, () => qiye.post("/assistant?index", form)));
    expect(presses.map(({ status }) => status)).toEqual([302, 302, 302, 302, 302]);
    expect(new Set(presses.map(({ headers }) => headers.get("location"))).size).toBe(1);
    const { rows } = await database.pool.query(
      "select count(*)::int as n from chat_events where body like $1",
      [`%${words}%`],
    );
    expect(rows).toEqual([{ n: 1 }]);
    expect((await qiye.get(ask(words))).text).toContain("/chat/");
  });
});

describe("the same by the API", () => {
  it("quotes with sources and fingerprints, and refuses without any", async () => {
    const answered = JSON.parse((await nobody.api("GET", `${ask(KNOWN)}`)).text);
    expect(answered).toMatchObject({ answered: true, lawsAsOf: "2025-04-19" });
    expect(answered.citations[0]).toMatchObject({
      kind: "law",
      label: "第六条",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(new URL(answered.citations[0].href).pathname).toMatch(/^\/laws\//);
    const refused = JSON.parse((await nobody.api("GET", ask("今天天气怎么样"))).text);
    expect(refused).toMatchObject({ answered: false, citations: [], documents: [] });
  });

  it.each(["/assistant", "/assistant?q=", ask("检".repeat(501)), "/assistant?q=%20%20"])(
    "%s → 422",
    async (path) => {
      expect((await nobody.api("GET", path)).status).toBe(422);
    },
  );
});

it("is limited per address, page and API together", async () => {
  const small = await startTestApp("reference", { JOBS: "off", PUBLIC_CALLS_PER_MINUTE: "2" });
  const visits = visitor(small.origin);
  const answers = await Promise.all([1, 2, 3, 4].map((n) => visits.get(ask(`${KNOWN}${n}`))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
  expect((await visits.api("GET", ask(KNOWN))).status).toBe(429);
  // the page itself, without a question, costs nothing
  expect((await visits.get("/assistant")).status).toBe(200);
  await small.stop();
}, 120_000);
