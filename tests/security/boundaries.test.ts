import { afterAll, describe, expect, it } from "vitest";
import { addressesOf } from "./matrix/addresses";
import { placesOf } from "./matrix/places";
import type { Visitor } from "./support/http";
import { townApp } from "./support/town-app";

const { app, town, as, end, anybody } = await townApp();
afterAll(end);
const places = await placesOf(town);
const { addresses } = addressesOf(places);
const [own, business, county, admin] = (await Promise.all(
  ["own", "business", "county", "admin"].map(as),
)) as [Visitor, Visitor, Visitor, Visitor];

describe("another site", () => {
  it("cannot write in somebody's name: a foreign, null or absent Origin is refused, nothing changes", async () => {
    const withdraw = (headers: Record<string, string | null>) =>
      own.post(`/requests/${town.own.requestId}`, { intent: "withdraw" }, headers);
    for (const headers of [
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { Origin: null },
      { Origin: null, "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { Origin: `${app.origin}.evil.example` },
      { Origin: app.origin.replace("localhost", "127.0.0.1") },
    ]) {
      expect(`${JSON.stringify(headers)} ${(await withdraw(headers)).status}`).toBe(
        `${JSON.stringify(headers)} 403`,
      );
    }
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const answer = await own.send("/account", { method, headers: { Origin: "https://evil.example" } });
      expect(answer.status).toBe(403);
    }
    const row = await town.db
      .selectFrom("packages")
      .select("status")
      .where("id", "=", town.own.packageId)
      .executeTakeFirstOrThrow();
    expect(row.status).toBe("quoting");
  });

  it("cannot use the API from a browser either", async () => {
    const answer = await own.api("POST", "/requests", {}, { Origin: "https://evil.example" });
    expect(answer.status).toBe(403);
  });

  it("cannot pass JSON off as text, or a form off as JSON", async () => {
    const send = (type: string) =>
      own.api(
        "POST",
        `/requests/${town.own.requestId}/events`,
        { event: "withdraw" },
        { "Content-Type": type, "If-Match": '"1"' },
      );
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
      expect((await send(type)).status).toBe(415);
    }
    const page = await own.send("/account", {
      method: "POST",
      body: '{"intent":"revoke_others"}',
      headers: { Origin: app.origin, "Content-Type": "text/plain" },
    });
    expect(page.status).toBe(415);
  });

  it("is never where a page leads: `next` is local only", async () => {
    for (const next of ["//evil.example", "https:evil.example", "/\\evil.example"]) {
      const answer = await anybody.post(`/language?next=${encodeURIComponent(next)}`, {});
      expect(answer.headers.get("location")).toBe("/");
    }
  });
});

describe("every page", () => {
  it("comes with a nonce policy without unsafe-inline, without style attributes or inline handlers", async () => {
    const wrong: string[] = [];
    for (const [visitorName, here] of [
      ["anonymous", anybody],
      ["own", own],
      ["county", county],
    ] as const) {
      for (const path of addresses) {
        const { headers, text, status } = await here.get(path);
        if (!(headers.get("content-type") ?? "").startsWith("text/html")) continue;
        const policy = headers.get("content-security-policy") ?? "";
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "?";
        const body = text.replace(/<script[\s\S]*?<\/script>/g, "");
        const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
        const faults = [
          policy.includes("unsafe-inline") && "unsafe-inline",
          !policy.includes("frame-ancestors 'none'") && "frame-ancestors",
          !policy.includes("object-src 'none'") && "object-src",
          headers.get("x-content-type-options") !== "nosniff" && "nosniff",
          !headers.get("referrer-policy") && "referrer-policy",
          / style="/.test(body) && `style attribute: ${/<[^>]* style="[^"]*"/.exec(body)?.[0].slice(0, 120)}`,
          / on[a-z]+="/.test(body) && "inline handler",
          scripts.some((tag) => !tag.includes(`nonce="${nonce}"`)) && "script without nonce",
          here !== anybody &&
            headers.get("cache-control") !== "no-store" &&
            `cache-control ${headers.get("cache-control")}`,
          headers.get("x-powered-by") && "x-powered-by",
        ].filter(Boolean);
        if (faults.length > 0) wrong.push(`${path} (${status}) as ${visitorName}: ${faults.join(", ")}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it("answers strange words in its address with no bug", async () => {
    const strange = ["%ED%A0%80", "%27%3B--", "%FF", "a".repeat(3000), "-1"];
    const names = [
      "q",
      "status",
      "cursor",
      "after",
      "before",
      "hub",
      "show",
      "page",
      "category",
      "days",
      "draft",
      "need",
      "number",
      "document",
      "order",
      "enterprise",
      "kind",
      "region",
      "year",
      "from",
      "parameter",
      "text",
      "step",
      "imported",
      "action",
      "subject",
    ];
    const wrong: string[] = [];
    const visitors = [own, business, county, admin, await as("watch")];
    const dataOf = (path: string) =>
      path === "/" ? "/_root.data" : path.includes(".") ? path : `${path}.data`;
    for (const path of addresses) {
      // whoever gets in: behind a closed door nothing is read
      const answers = await Promise.all(visitors.map((who) => who.get(dataOf(path))));
      const inside = visitors.filter((_, index) => answers[index]?.status === 200).slice(0, 1);
      const asked = strange.flatMap((word) => {
        const query = names.map((name) => `${name}=${word}`).join("&");
        return inside.map(async (who) => {
          const { status } = await who.get(`${dataOf(path)}?${query}`);
          if (status >= 500) wrong.push(`${status} ${path} ${word.slice(0, 20)}`);
        });
      });
      await Promise.all(asked);
    }
    expect([...new Set(wrong)]).toEqual([]);
  }, 180_000);
});
