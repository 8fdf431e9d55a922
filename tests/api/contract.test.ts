import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "~db/project";
import { type Answer, signedIn, type Visitor, visitor } from "../security/support/http";
import { startTestApp, type TestApp } from "../support/app-server";
import { brokenReferences, documentOf, type OpenApiDocument } from "./document";

let app: TestApp;
let qiye: Visitor;
let anybody: Visitor;
let document: OpenApiDocument;

beforeAll(async () => {
  app = await startTestApp("demo");
  anybody = visitor(app.origin);
  qiye = visitor(app.origin, await signedIn(app.origin, "qiye"));
  document = await documentOf(app.origin);
}, 300_000);
afterAll(() => app?.stop());

/** Every operation the design promises, `METHOD path` with parameters as `{}`. */
const PROMISED = `
POST /sessions
GET /me
GET /regions
GET /hubs
GET /catalogue
GET /normative-documents
GET /object-classes
GET /providers
GET /deliverables/{}/authenticity
GET /deliverables/by-hash/{}
POST /coverage
POST /requests
GET /requests
GET /requests/{}
GET /requests/{}/timeline
GET /requests/{}/invitations
GET /requests/{}/quotes
POST /requests/{}/events
POST /packages/{}/quotes
POST /quotes/{}/events
GET /orders
GET /orders/{}
POST /orders/{}/events
POST /orders/{}/deliverables
POST /deliverables/{}/events
GET /me/sites
GET /me/accreditations
POST /me/accreditations
POST /me/scope-imports
GET /scope-imports/{}
POST /scope-imports/{}/events
GET /inspections
GET /inspections/{}`;

const problem = ({ status, headers, text }: Answer) => {
  expect(headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const body = JSON.parse(text) as Record<string, unknown>;
  expect(body).toMatchObject({ status, type: `/developers#${body.code}`, title: body.code });
  expect(body.correlationId).toBe(headers.get("x-correlation-id"));
  return [status, body.code];
};

describe("the document", () => {
  it("is OpenAPI 3.1 whose references all resolve and whose operation names are unique", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(brokenReferences(document)).toEqual([]);
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("names every promised operation, each with its refusals as problem+json", () => {
    const offered = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "{}")}`),
    );
    expect(offered).toEqual(expect.arrayContaining(PROMISED.trim().split("\n")));
    for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
      expect(JSON.stringify(operation.responses.default)).toContain("application/problem+json");
    }
  });

  it("is the one the generated client in the tests was made from", () => {
    const types = readFileSync(join(projectRoot, "tests/api/client.d.ts"), "utf8");
    for (const path of Object.keys(document.paths)) expect(types).toContain(`"${path}": {`);
  });
});

describe("a refusal", () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    anybody.send(`/api/v1${path}`, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", ...headers },
    });
  const login = JSON.stringify({ login: "qiye", password: "wrong" });

  it("is a problem+json with a stable code", async () => {
    expect(problem(await anybody.api("GET", "/me"))).toEqual([401, "unauthenticated"]);
    expect(problem(await anybody.api("GET", "/nowhere"))).toEqual([404, "unknown_path"]);
    expect(problem(await qiye.api("GET", "/requests/not-an-id"))).toEqual([404, "not_found"]);
    expect(problem(await qiye.api("GET", "/me/sites"))).toEqual([403, "forbidden"]);
    expect(problem(await qiye.api("POST", "/requests", { title: "x" }))).toEqual([422, "invalid_input"]);
    expect(problem(await post("/sessions", login))).toEqual([401, "wrong_sign_in"]);
  });

  it("of the method says which ones there are", async () => {
    const wrong = await anybody.api("POST", "/catalogue", {});
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET"]);
    const both = await anybody.api("DELETE", "/requests");
    expect([both.status, both.headers.get("allow")]).toEqual([405, "POST, GET"]);
  });

  it("meets odd requests: parameter twice, other media types, no JSON, too large, too deep", async () => {
    expect(problem(await anybody.api("GET", "/regions?parent=370000&parent=110000"))).toEqual([
      400,
      "duplicate_parameter",
    ]);
    expect(problem(await post("/sessions", login, { "Content-Type": "text/plain" }))).toEqual([
      415,
      "wrong_media_type",
    ]);
    expect(problem(await post("/sessions", "{"))).toEqual([400, "malformed_json"]);
    const large = JSON.stringify({ login: "a".repeat(1_048_576), password: "x" });
    expect(problem(await post("/sessions", large))).toEqual([413, "body_too_large"]);
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    expect(problem(await post("/sessions", deep))).toEqual([400, "json_too_deep"]);
  });

  it("reaches who is still sending a file too large", async () => {
    const jigou = visitor(app.origin, await signedIn(app.origin, "jigou"));
    const form = () => {
      const fields = new FormData();
      fields.set("file", new File([new Uint8Array(21 * 1_048_576)], "large.pdf"));
      return fields;
    };
    const headers = { "Idempotency-Key": "large" };
    const own = await jigou.api("POST", "/me/accreditations", form(), headers);
    expect(problem(own)).toEqual([413, "file_too_large"]);
    const others = await qiye.api("POST", "/me/accreditations", form(), headers);
    expect(problem(others)).toEqual([403, "forbidden"]);
  });

  it("meets a cookie where a token belongs", async () => {
    const page = await anybody.post("/sign-in", { login: "qiye", password: "Quanzhixiang-2026" });
    const cookie = page.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const answer = await anybody.send("/api/v1/me", { headers: { Cookie: cookie } });
    expect(problem(answer)).toEqual([401, "unauthenticated"]);
  });

  it("asks for If-Match and Idempotency-Key where they belong", async () => {
    const list = JSON.parse((await qiye.api("GET", "/requests?limit=1")).text) as { items: { id: string }[] };
    const path = `/requests/${list.items[0]?.id}/events`;
    const withdraw = (headers: Record<string, string>) =>
      qiye.api("POST", path, { event: "withdraw" }, headers);
    expect(problem(await withdraw({}))).toEqual([428, "if_match_required"]);
    expect(problem(await withdraw({ "If-Match": "1" }))).toEqual([400, "malformed_if_match"]);
    const item = { sampleName: "样品", quantity: 1, unit: "件" };
    const pack = { category: "brand", stage: "production", kind: "consulting", items: [item] };
    const request = { title: "没有键的请求", packages: [pack], delivery: "none" };
    expect(problem(await qiye.api("POST", "/requests", request))).toEqual([400, "idempotency_key_required"]);
  });
});

describe("a list", () => {
  interface Page {
    items: { id: string }[];
    next: string | null;
  }
  const page = async (query: string) => JSON.parse((await qiye.api("GET", `/requests${query}`)).text) as Page;

  it("is walked by its cursor, each row once", async () => {
    const seen: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const part: Page = await page(`?limit=7${next ? `&cursor=${encodeURIComponent(next)}` : ""}`);
      expect(part.items.length).toBeLessThanOrEqual(7);
      seen.push(...part.items.map(({ id }) => id));
      next = part.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const whole = await page("?limit=100");
    expect(whole.items.map(({ id }) => id)).toEqual(seen.slice(0, 100));
    expect(seen.length).toBeGreaterThan(7);
  });

  it("refuses limits and cursors that are none", async () => {
    for (const query of ["?limit=0", "?limit=101", "?limit=x"]) {
      expect(problem(await qiye.api("GET", `/requests${query}`)), query).toEqual([422, "invalid_input"]);
    }
    const odd = await qiye.api("GET", "/requests?cursor=nonsense");
    expect([odd.status === 200 || odd.status === 422 || odd.status === 400, odd.status]).toEqual([
      true,
      odd.status,
    ]);
  });
});
