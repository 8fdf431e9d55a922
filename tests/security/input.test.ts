import { unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { startTestApp } from "../support/app-server";
import { bugsIn } from "./matrix/everybody";
import { codeOf, signedIn, type Visitor, visitor } from "./support/http";
import { townIn } from "./support/town";

const app = await startTestApp("reference", { JOBS: "off" });
const town = await townIn(app.url);
afterAll(async () => {
  await town.close();
  await app.stop();
});
const as = async (login: string) => visitor(app.origin, await signedIn(app.origin, login));
const [own, county] = (await Promise.all([as("own"), as("county")])) as [Visitor, Visitor];
const anybody = visitor(app.origin);

const HOSTILE = [
  "'; drop table requests; --",
  '" or 1=1 --',
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "javascript:alert(1)",
  "{{constructor.constructor('x')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an attacker would send
  "${7*7} %s %d \\u0027",
  "\u202Etxt.exe",
  "a\r\nSet-Cookie: evil=1",
];
const item = { sampleName: "样品", quantity: 1, unit: "件" };
const pack = { category: "brand", stage: "production", kind: "consulting", items: [item] };
const body = (over: object = {}) => ({ title: "普通需求", packages: [pack], delivery: "none", ...over });
const create = (value: unknown, here = own) =>
  here.api("POST", "/requests", value, { "Idempotency-Key": `k-${Math.random()}` });
const raw = (text: string, headers: Record<string, string> = {}) =>
  own.send("/api/v1/requests", {
    method: "POST",
    body: text,
    headers: {
      "Content-Type": "application/json",
      "Idempotency-Key": "raw",
      Cookie: null,
      Authorization: token,
      ...headers,
    },
  });
const token = `Bearer ${(await signedIn(app.origin, "own")).token}`;
const requestCount = async () =>
  (
    await town.db
      .selectFrom("requests")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow()
  ).n;

it("what is wrong with a field is a code on the API, and words in the reader's language on a page", async () => {
  const answer = await create(body({ title: "测", delivery: "drone" }));
  expect(answer.status).toBe(422);
  expect(JSON.parse(answer.text).fields).toMatchObject({
    title: "too_short|min=2",
    delivery: "invalid_choice",
  });
  const page = await anybody.post("/sign-up", { uscc: "1" }, { "Accept-Language": "zh-CN" });
  expect(page.status).toBe(422);
  expect(page.text).toContain("请填写这一项");
  expect(page.text).not.toMatch(/Too small|Invalid input/);
});

describe("hostile text", () => {
  it("in any field is kept as it is, and shown as text, on the API, on pages and in loader data", async () => {
    for (const words of HOSTILE) {
      const wild = { ...item, sampleName: words, unit: "件" };
      const made = await create(
        body({ title: words, description: words, packages: [{ ...pack, items: [wild] }], submit: true }),
      );
      expect(`${words} ${made.status}`).toBe(`${words} 201`);
      const { id, title } = JSON.parse(made.text) as { id: string; title: string };
      expect(title).toBe(words.normalize("NFC").trim());
      for (const here of [own, county]) {
        const page = await here.get(`/requests/${id}`);
        expect(page.status).toBe(200);
        const shown = page.text.replace(/<script[\s\S]*?<\/script>/g, "");
        expect(shown).not.toContain("<img src=x");
        expect(page.text).not.toContain("<script>alert(1)");
        expect(page.headers.get("set-cookie") ?? "").not.toContain("evil");
        expect(page.text).not.toMatch(/href="javascript:/);
      }
    }
    expect(await requestCount()).toBeGreaterThan(HOSTILE.length);
  });

  it("finds nothing more than other text when it is searched for", async () => {
    for (const words of HOSTILE) {
      for (const path of ["/requests?q=", "/providers?q=", "/documents?q=", "/hubs?q=", "/orders?q="]) {
        const { status, text, headers } = await own.get(path + encodeURIComponent(words));
        expect(`${path}${words} ${status}`).toBe(`${path}${words} 200`);
        expect(text.replace(/<script[\s\S]*?<\/script>/g, "")).not.toContain("<img src=x onerror");
        expect(headers.get("set-cookie") ?? "").not.toContain("evil");
      }
    }
  });

  it("with NUL or half a character is refused at the field, on the API and in forms", async () => {
    const before = await requestCount();
    for (const words of ["a\0b", "a\ud800b", "\udc00"]) {
      const answer = await raw(
        JSON.stringify(body({ title: words, description: words })).replace("\0", "\\u0000"),
      );
      expect(answer.status).toBe(422);
      expect(JSON.parse(answer.text).fields).toMatchObject({
        title: "invalid_text",
        description: "invalid_text",
      });
    }
    const form = await own.post("/account.data", { name: "a\0b", locale: "zh-CN" });
    expect(form.status).toBe(422);
    expect(await requestCount()).toBe(before);
  });

  it("that begins like a formula is disarmed in spreadsheets", async () => {
    await create(body({ title: "=cmd|' /C calc'!A0", submit: true }));
    const { bytes } = await download(own, "/requests/export.xlsx");
    const files = unzipSync(bytes);
    const texts = Object.entries(files)
      .map(([, content]) => Buffer.from(content).toString("utf8"))
      .join("");
    expect(texts).toMatch(/(&apos;|&#39;|')=cmd/);
    expect(texts).not.toMatch(/<f>/);
    expect(texts).not.toMatch(/<t[^>]*>=cmd/);
  });

  async function download(here: Visitor, path: string) {
    const answer = await here.get(path);
    expect(answer.status).toBe(200);
    const { cookie } = await signedIn(app.origin, "own");
    const response = await fetch(app.origin + path, { headers: { Cookie: cookie ?? "" } });
    return { bytes: new Uint8Array(await response.arrayBuffer()) };
  }
});

describe("a hostile body", () => {
  it("of more than a megabyte is 413, and of ten thousand levels 400", async () => {
    expect((await raw(JSON.stringify(body({ description: "x".repeat(1_100_000) })))).status).toBe(413);
    const deep = await raw(`${"[".repeat(10_000)}${"]".repeat(10_000)}`);
    expect([deep.status, codeOf(deep)]).toEqual([400, "json_too_deep"]);
    expect((await raw('{"title":')).status).toBe(400);
    expect((await raw("[]")).status).toBe(422);
    expect((await raw("null")).status).toBe(422);
  });

  it("with __proto__, constructor or prototype keys changes nothing for anybody", async () => {
    const text = JSON.stringify(body()).replace(
      "{",
      '{"__proto__":{"submit":true,"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    expect((await raw(text, { "Idempotency-Key": "proto" })).status).toBe(201);
    const form = await own.post("/account.data", {
      "__proto__.polluted": "1",
      "constructor.prototype.polluted": "1",
      "a[__proto__][polluted]": "1",
      name: "测试人员",
      locale: "zh-CN",
    });
    expect(form.status).toBeLessThan(500);
    const after = await create(body());
    expect(after.status).toBe(201);
    expect(after.text).not.toContain("polluted");
    expect((JSON.parse(after.text) as { status: string }).status).toBe("draft");
  });

  it("with a huge array in a form's names costs nothing", async () => {
    const begin = performance.now();
    const answer = await own.post("/account.data", {
      "a[999999999]": "x",
      "b[0][0][0][0][0]": "y",
      name: "测试人员",
      locale: "zh-CN",
    });
    expect(answer.status).toBeLessThan(500);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  it("of the wrong type at any field is 422, never a bug", async () => {
    const before = await requestCount();
    for (const wrong of [null, 1, true, [], {}, [[]], "x".repeat(5000)]) {
      for (const field of ["title", "packages", "delivery", "dueOn", "budgetFen", "sealed", "region"]) {
        const answer = await create(body({ [field]: wrong }));
        const fine = (field === "sealed" && wrong === true) || (field === "budgetFen" && wrong === 1);
        if (!fine)
          expect(`${field} ${JSON.stringify(wrong).slice(0, 20)} ${answer.status}`).toBe(
            `${field} ${JSON.stringify(wrong).slice(0, 20)} 422`,
          );
      }
    }
    expect(await requestCount()).toBe(before + 2);
  });
});

describe("a hostile address or header", () => {
  it("with a parameter twice is 400 on the API", async () => {
    const answer = await own.api("GET", "/requests?limit=5&limit=6");
    expect([answer.status, codeOf(answer)]).toEqual([400, "duplicate_parameter"]);
    expect((await own.api("GET", "/requests?limit=101")).status).toBe(422);
    expect((await own.api("GET", "/requests?cursor=garbage")).status).toBe(422);
  });

  it("with NUL is 400; broken escapes, dots and backslashes find nothing", async () => {
    for (const path of ["/hubs/%00", "/requests/a%00b", "/api/v1/hubs?region=%00", "/documents?q=%00"]) {
      expect(`${path} ${(await own.get(path)).status}`).toBe(`${path} 400`);
    }
    for (const path of [
      "/files/..%2f..%2fetc%2fpasswd",
      "/assets/..%2f..%2fpackage.json",
      "/assets/%2e%2e/%2e%2e/package.json",
      "/requests/%5c..",
      "/%E0%A4%A",
      "/files/%25%30%30",
    ]) {
      const { status, text } = await own.get(path);
      expect(`${path} ${status < 500 && status >= 400}`).toBe(`${path} true`);
      expect(text).not.toContain('quanzhixiang"');
    }
  });

  it("with line breaks adds no header to an answer and no line to the log", async () => {
    const answer = await anybody.post(`/language?next=${encodeURIComponent("/\r\nSet-Cookie: evil=1")}`, {});
    expect(answer.headers.get("location")).toBe("/");
    expect(answer.headers.getSetCookie().join()).not.toContain("evil");
    const keyed = await own.api("POST", "/requests", body(), { "Idempotency-Key": "x".repeat(201) });
    expect(keyed.status).toBe(400);
  });
});

it("the server wrote down no bug, and still serves", async () => {
  expect(bugsIn(app.output())).toEqual([]);
  expect((await own.get("/requests")).status).toBe(200);
});
