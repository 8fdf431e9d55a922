import { afterAll, describe, expect, it } from "vitest";
import { bugsIn } from "./matrix/everybody";
import type { Visitor } from "./support/http";
import { townApp } from "./support/town-app";

const { app, town, as, end, anybody } = await townApp();
afterAll(end);
const own = await as("own");
const rival = await as("rivalbusiness");

const BROWSER = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
const PAGE = "text/html; charset=utf-8";
const PROBLEM = "application/problem+json; charset=utf-8";
const report = `/deliverables/${town.orders.issued.deliverableId}/source.pdf`;

const REFUSED: [Visitor, string, number][] = [
  [rival, report, 404],
  [rival, `/orders/${town.orders.issued.orderId}/agreement.pdf`, 404],
  [rival, `/orders/${town.orders.issued.orderId}/files/sample`, 404],
  [own, "/files/x", 404],
  [own, "/intake/ledger.xlsx", 403],
  [own, "/cockpit/figures.xlsx", 403],
  [own, "/cockpit/trend.svg", 403],
];

describe("a refused file, sheet or picture", () => {
  it("shows a person a readable page in his language, that loads its style from us and runs nothing", async () => {
    for (const [who, path, status] of REFUSED) {
      const answer = await who.get(path, { ...BROWSER, "Accept-Language": "zh-CN" });
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, status, PAGE]);
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expect(answer.text).toMatch(new RegExp(`<title>${status} · 泉质享</title>`));
      expect(answer.text).toMatch(/<h1[^>]*>(找不到这个页面|没有权限)<\/h1>/);
      expect(answer.text).not.toMatch(/<script|style=|"message"|Unexpected Server Error| at \S+:\d+/);
      const [, styles = ""] = /<link rel="stylesheet" href="([^"]+)"/.exec(answer.text) ?? [];
      expect((await who.get(styles)).status).toBe(200);
    }
  });

  it("tells a program a problem with its code", async () => {
    for (const [who, path, status] of REFUSED) {
      const answer = await who.get(path, { Accept: "application/pdf, application/json" });
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, status, PROBLEM]);
      const code = status === 404 ? "not_found" : "forbidden";
      expect(JSON.parse(answer.text)).toMatchObject({ status, code });
    }
  });

  it("leads whoever is not signed in to the sign-in page, and back", async () => {
    const answer = await anybody.get(report, BROWSER);
    expect([answer.status, answer.headers.get("location")]).toEqual([
      302,
      `/sign-in?next=${encodeURIComponent(report)}`,
    ]);
  });
});

it("an address that only takes forms says so in words", async () => {
  for (const path of ["/sign-out", "/language", "/organisation-switch"]) {
    const answer = await own.get(path, BROWSER);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
    expect(answer.text).toMatch(/<h1[^>]*>\S+/);
  }
});

it("the server wrote down no bug", () => {
  expect(bugsIn(app.output())).toEqual([]);
});
