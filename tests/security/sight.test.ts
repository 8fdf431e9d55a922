import { afterAll, describe, expect, it } from "vitest";
import { addressesOf } from "./matrix/addresses";
import { placesOf } from "./matrix/places";
import { codeOf, type Visitor } from "./support/http";
import { SECRET } from "./support/town";
import { townApp } from "./support/town-app";

const { town, as, end } = await townApp();
afterAll(end);
const places = await placesOf(town);
const { pages, apiGets } = addressesOf(places);
const [own, business, rival, county, admin] = (await Promise.all(
  ["own", "business", "rivalbusiness", "county", "admin"].map(as),
)) as [Visitor, Visitor, Visitor, Visitor, Visitor];

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
