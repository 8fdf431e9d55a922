import pino from "pino";
import { afterAll, describe, expect, it } from "vitest";
import { problemJson } from "~/platform/problem-json.server";
import { townApp } from "./support/town-app";

const { as, end, anybody } = await townApp();
afterAll(end);
const own = await as("own");

const PROBLEM = "application/problem+json; charset=utf-8";
const told = ({ status, text, headers }: Awaited<ReturnType<typeof own.get>>) => ({
  type: headers.get("content-type"),
  status,
  code: (JSON.parse(text) as { code: string }).code,
});

describe("addresses that scripts ask refuse in JSON", () => {
  it("who is not signed in, with 401 and no way to a sign-in page", async () => {
    const refused = { type: PROBLEM, status: 401, code: "unauthenticated" };
    expect(told(await anybody.get("/coverage/preview?need=x"))).toEqual(refused);
    expect(told(await anybody.post("/coverage/preview", { need: "x" }))).toEqual(refused);
  });

  it("what cannot be read, with the fields at fault and a number to ask about", async () => {
    const refused = { type: PROBLEM, status: 422, code: "invalid_input" };
    const need = JSON.stringify({ category: "nothing", kind: "testing", regionCode: "370102", items: [] });
    for (const answer of [
      await own.get(`/coverage/preview?need=${encodeURIComponent(need)}`),
      await own.post("/coverage/preview", { need }),
    ]) {
      expect(told(answer)).toEqual(refused);
      const body = JSON.parse(answer.text) as { fields: object; correlationId: string; detail: string };
      expect(Object.keys(body.fields)).toContain("category");
      expect(body.detail).not.toBe("");
      expect(body.correlationId).toBe(answer.headers.get("x-correlation-id"));
    }
  });

  it("what no connection was free for, with 503, in the reader's words and with when to come again", async () => {
    for (const [locale, words] of [
      ["zh-CN", "数据库"],
      ["en", "database"],
    ] as const) {
      const full = new Error("timeout exceeded when trying to connect");
      const answer = problemJson(full, { locale, correlationId: "x" }, { log: pino({ enabled: false }) });
      expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
      expect(await answer.json()).toMatchObject({
        code: "database_away",
        detail: expect.stringContaining(words),
      });
    }
  });

  it("what is not there, with 404", async () => {
    expect(told(await anybody.get("/documents/x/parameters"))).toEqual({
      ...{ type: PROBLEM, status: 404, code: "not_found" },
    });
  });

  it("and answer in JSON what they know", async () => {
    const answer = await anybody.get("/documents/search?q=GB");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "application/json; charset=utf-8",
    ]);
  });
});
