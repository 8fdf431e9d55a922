import { afterAll, describe, expect, it } from "vitest";
import { startTestApp } from "../support/app-server";
import { api } from "./matrix/api";
import { placed, placesOf } from "./matrix/places";
import { AREAS } from "./matrix/tables";
import { codeOf, signedIn, type Visitor, visitor } from "./support/http";
import { SECRET, townIn } from "./support/town";

const app = await startTestApp("reference", { JOBS: "off" });
const town = await townIn(app.url);
const places = await placesOf(town);
afterAll(async () => {
  await town.close();
  await app.stop();
});
const anybody = visitor(app.origin);
const as = async (login: string) => visitor(app.origin, await signedIn(app.origin, login));
const [own, business, rival, county, admin] = await Promise.all(
  ["own", "business", "rivalbusiness", "county", "admin"].map(as) as [
    Promise<Visitor>,
    Promise<Visitor>,
    Promise<Visitor>,
    Promise<Visitor>,
    Promise<Visitor>,
  ],
);

/** Every address of a GET in the tables, once. */
const pages = [
  ...new Set(
    Object.values(AREAS)
      .flatMap((area) => Object.values(area).flat())
      .filter(({ call }) => call.startsWith("GET"))
      .map(({ call }) => placed(call.slice(4), places)),
  ),
];
/** The same, whatever the query. */
const addresses = [...new Set(pages.map((path) => path.split("?")[0] ?? ""))];
const apiGets = Object.values(api)
  .flat()
  .filter(({ call }) => call.startsWith("GET"))
  .map(({ call }) => placed(call.slice(4), places));

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

describe("rivals", () => {
  const digits = (fen: number) => {
    const yuan = (fen / 100).toFixed(2);
    const grouped = Number(yuan).toLocaleString("en-US", { minimumFractionDigits: 2 });
    return [String(fen), yuan, grouped];
  };
  /** Whether any spelling of the amount is among the bytes. */
  const shows = (text: string, fen: number) => digits(fen).some((spelling) => text.includes(spelling));

  async function everything(here: Visitor): Promise<{ path: string; text: string }[]> {
    const found: { path: string; text: string }[] = [];
    const keep = async (path: string, answer: Promise<{ text: string }>) =>
      found.push({ path, text: (await answer).text });
    for (const path of pages) {
      const [bare = "", query] = path.split("?");
      await Promise.all([
        keep(path, here.get(path)),
        keep(`${path} data`, here.get(`${bare === "/" ? "/_root" : bare}.data${query ? `?${query}` : ""}`)),
      ]);
    }
    for (const path of apiGets) await keep(`api ${path}`, here.api("GET", path));
    for (const path of [`/requests/${town.own.requestId}`, `/job-board/${town.own.packageId}`])
      await keep(path, here.get(path));
    return found;
  }
  const leaks = (all: { path: string; text: string }[], fen: number) =>
    all.filter(({ text }) => shows(text, fen)).map(({ path }) => path);

  it("never read each other's amounts, nor the budget, on any page, in loader data or through the API", async () => {
    const seen = await everything(business);
    expect(leaks(seen, SECRET.own).length).toBeGreaterThan(2);
    expect(leaks(seen, SECRET.rival)).toEqual([]);
    expect(leaks(seen, SECRET.budget)).toEqual([]);
    const other = await everything(rival);
    expect(leaks(other, SECRET.rival).length).toBeGreaterThan(2);
    expect(leaks(other, SECRET.own)).toEqual([]);
    expect(leaks(other, SECRET.awarded)).toEqual([]);
  }, 180_000);

  it("are no secret to the enterprise, which proves that the search finds what is there", async () => {
    const seen = await own.get(`/requests/${town.own.requestId}`);
    expect(shows(seen.text, SECRET.own) && shows(seen.text, SECRET.rival)).toBe(true);
  });

  it("have amounts that hub and regulator see only once awarded, and the administrator never", async () => {
    const watch = await as("watch");
    for (const here of [county, watch]) {
      for (const path of [`/requests/${town.own.requestId}`, `/requests/${town.own.requestId}.data`]) {
        const { text, status } = await here.get(path);
        expect(status).toBe(200);
        for (const fen of [SECRET.own, SECRET.rival, SECRET.budget]) expect(shows(text, fen)).toBe(false);
      }
      const api = await here.api("GET", `/requests/${town.own.requestId}/quotes`);
      for (const fen of [SECRET.own, SECRET.rival]) expect(shows(api.text, fen)).toBe(false);
    }
    const everywhere = await everything(admin);
    for (const fen of Object.values(SECRET)) expect(leaks(everywhere, fen)).toEqual([]);
  }, 120_000);

  it("cannot open each other's quotes, records or files", async () => {
    const revise = await business.api(
      "POST",
      `/quotes/${town.rival.quoteId}/events`,
      { event: "retract" },
      { "If-Match": '"1"' },
    );
    expect([revise.status, codeOf(revise)]).toEqual([404, "not_found"]);
    const row = await town.db
      .selectFrom("quotes")
      .select("status")
      .where("id", "=", town.rival.quoteId)
      .executeTakeFirstOrThrow();
    expect(row.status).toBe("active");
  });
});

describe("nobody", () => {
  it("becomes an administrator by adding fields to a form or a body", async () => {
    const staff = await as("staff");
    const more = { role: "admin", status: "active", organisationId: town.organisations.platform, epoch: "9" };
    const saved = await staff.post("/account.data", { name: "测试人员", locale: "zh-CN", ...more });
    expect(saved.status).toBe(202);
    const me = JSON.parse((await staff.api("GET", "/me")).text) as {
      role: string;
      organisation: { kind: string };
    };
    expect([me.role, me.organisation.kind]).toEqual(["staff", "enterprise"]);
    const made = await staff.api(
      "POST",
      "/requests",
      {
        title: "夹带字段",
        packages: [
          {
            category: "brand",
            stage: "production",
            kind: "consulting",
            items: [{ sampleName: "样品", quantity: 1, unit: "件" }],
          },
        ],
        delivery: "none",
        enterpriseId: town.organisations.stranger,
        status: "awarded",
        __proto__: { role: "admin" },
      },
      { "Idempotency-Key": "smuggled" },
    );
    expect(made.status).toBe(201);
    const { id } = JSON.parse(made.text) as { id: string };
    const row = await town.db
      .selectFrom("requests")
      .select(["enterprise_id", "status"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ enterprise_id: town.organisations.enterprise, status: "draft" });
  });

  it("reaches a member of another organisation by its id", async () => {
    const answer = await own.post("/members.data", {
      membershipId: places.strangerMember ?? "",
      role: "staff",
    });
    expect(answer.status).toBe(404);
  });
});
