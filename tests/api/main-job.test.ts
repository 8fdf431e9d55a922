import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { chinaDay } from "~/domain/china-day";
import { labReport } from "../domain/deliverables/pdf";
import { startTestApp, type TestApp } from "../support/app-server";
import { type ApiClient, apiClient, keyed, must, refusal, signedInClient, versioned } from "./client";
import type { paths } from "./client.d";

let app: TestApp;
const PEOPLE = ["qiye", "zhandian", "jigou", "qianzi", "jianguan"] as const;
let as: Record<(typeof PEOPLE)[number], ApiClient>;

beforeAll(async () => {
  app = await startTestApp("demo");
  const clients = await Promise.all(
    PEOPLE.map(async (login) => [login, await signedInClient(app.origin, login)] as const),
  );
  as = Object.fromEntries(clients) as typeof as;
}, 300_000);
afterAll(() => app?.stop());

const DOCUMENTS = [
  ["GB 31604.8-2021", "总迁移量"],
  ["GB 31604.2-2016", "高锰酸钾消耗量"],
] as const;
const ITEMS = DOCUMENTS.map(([document, parameter]) => ({
  sampleName: "PP 餐盒 750 mL",
  objectClass: "FCM-PL",
  document,
  parameter,
  quantity: 3,
  unit: "批",
}));
const path = (id: string) => ({ path: { id } });

/** The version that a request or an order has now. */
async function versionOf(who: ApiClient, kind: "requests" | "orders", id: string) {
  const answer = await (kind === "requests"
    ? who.GET("/requests/{id}", { params: path(id) })
    : who.GET("/orders/{id}", { params: path(id) }));
  const { version } = must<{ version: number }>(answer);
  expect(answer.response.headers.get("etag")).toBe(`"${version}"`);
  return version;
}
type Sent<Path extends "/requests/{id}/events" | "/orders/{id}/events"> =
  paths[Path]["post"]["requestBody"]["content"]["application/json"];
type RequestEvent = Sent<"/requests/{id}/events">;
type OrderEvent = Sent<"/orders/{id}/events">;

const told = async (who: ApiClient, id: string, body: RequestEvent) => {
  const header = versioned(await versionOf(who, "requests", id));
  return must(await who.POST("/requests/{id}/events", { params: { ...path(id), header }, body }));
};

async function covered() {
  const body = { region: "370102", package: { category: "testing", kind: "testing", items: ITEMS } } as const;
  return must(await apiClient(app.origin).POST("/coverage", { body }));
}

async function filed() {
  const body: paths["/requests"]["post"]["requestBody"]["content"]["application/json"] = {
    title: "餐盒出厂检测",
    packages: [{ category: "testing", stage: "production", kind: "testing", items: ITEMS }],
    delivery: "send_sample",
    submit: false,
  };
  const header = keyed("main-job-request");
  const made = must(await as.qiye.POST("/requests", { params: { header }, body }));
  const again = must(await as.qiye.POST("/requests", { params: { header }, body }));
  expect(again).toEqual(made);
  const other = await as.qiye.POST("/requests", { params: { header }, body: { ...body, title: "另一件" } });
  expect(refusal(other)).toEqual([422, "idempotency_key_reused"]);
  return made;
}

async function quoted(packageId: string, items: { id: string }[]) {
  const [site] = must(await as.jigou.GET("/me/sites")).items;
  const offer = {
    items: items.map(({ id }, index) => ({ itemId: id, amountFen: 30_000 + index })),
    workingDays: 5,
    validUntil: chinaDay(new Date(Date.now() + 20 * 86_400_000)),
    ...(site ? { siteId: site.id } : {}),
  };
  const params = { ...path(packageId), header: keyed("main-job-quote") };
  return must(await as.jigou.POST("/packages/{id}/quotes", { params, body: offer }));
}

/** The award: without If-Match 428, stale 412; the same key twice gives the same answer, another body 422. */
async function awarded(requestId: string, quoteId: string) {
  const award: RequestEvent = { event: "award", quoteId };
  const send = (header: Record<string, string>, sent: RequestEvent = award) =>
    as.qiye.POST("/requests/{id}/events", {
      params: { ...path(requestId), header: header as never },
      body: sent,
    });
  expect(refusal(await send({}))).toEqual([428, "if_match_required"]);
  expect(refusal(await send(versioned(999)))).toEqual([412, "stale_version"]);
  const header = {
    ...versioned(await versionOf(as.qiye, "requests", requestId)),
    ...keyed("main-job-award"),
  };
  const first = must(await send(header));
  expect(must(await send(header))).toEqual(first);
  expect(refusal(await send(header, { event: "open" }))).toEqual([422, "idempotency_key_reused"]);
  const late = await send(versioned(999));
  expect([late.response.status, late.error?.code === "stale_version"]).toEqual([409, false]);
  const order = first.packages[0]?.order;
  if (!order) throw new Error("the award made no order");
  return order;
}

async function orderTold(who: ApiClient, id: string, body: OrderEvent) {
  const header = versioned(await versionOf(who, "orders", id));
  return must(await who.POST("/orders/{id}/events", { params: { ...path(id), header }, body }));
}

async function issued(orderId: string) {
  const file = await labReport();
  const today = chinaDay();
  const answer = await as.qianzi.POST("/orders/{id}/deliverables", {
    params: { ...path(orderId), header: keyed("main-job-issue") },
    body: { file: "", testedFrom: today, testedTo: today, labNumber: "TEST-1" },
    bodySerializer: (body) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(body)) if (name !== "file") form.set(name, String(value));
      form.set("file", new File([new Uint8Array(file)], "report.pdf", { type: "application/pdf" }));
      return form;
    },
  });
  return { ...must(answer), source: createHash("sha256").update(file).digest("hex") };
}

async function authentic(number: string, source: string) {
  const anybody = apiClient(app.origin);
  const byNumber = (sha256: string) =>
    anybody.GET("/deliverables/{number}/authenticity", { params: { path: { number }, query: { sha256 } } });
  const byHash = (sha256: string) =>
    anybody.GET("/deliverables/by-hash/{sha256}", { params: { path: { sha256 } } });
  const answers = await Promise.all([
    byNumber(source),
    byNumber("a".repeat(64)),
    byHash(source),
    byHash("a".repeat(64)),
  ]);
  expect(answers.map((answer) => must(answer).status)).toEqual(["genuine", "altered", "genuine", "unknown"]);
  expect(must(answers[0])).toMatchObject({
    number,
    provider: "泉城食品检验所（演示）",
    issuedOn: chinaDay(),
  });
}

it("does the whole job through the generated client", async () => {
  const coverage = await covered();
  expect(coverage.eligible.county).toBeGreaterThan(0);
  expect(coverage.providers.map(({ name }) => name).join()).toContain("泉城食品检验所");

  const request = await filed();
  const { id } = request;
  expect((await told(as.qiye, id, { event: "submit" })).status).toBe("submitted");
  await told(as.zhandian, id, { event: "accept" });
  const open = await told(as.zhandian, id, { event: "open" });
  const pack = open.packages[0];
  if (!pack) throw new Error("a request without a package");
  const invited = must(await as.jigou.GET("/requests/{id}/invitations", { params: path(id) })).items;
  expect(invited.map(({ packageId }) => packageId)).toEqual([pack.id]);

  const quote = await quoted(pack.id, pack.items);
  expect(quote.totalFen).toBe(60_001);
  const offers = must(await as.qiye.GET("/requests/{id}/quotes", { params: path(id) })).items;
  expect(offers.map((offer) => [offer.id, offer.totalFen])).toEqual([[quote.id, 60_001]]);
  const order = await awarded(id, quote.id);

  await orderTold(as.jigou, order.id, { event: "receive_sample", sampleNumber: "YP-1" });
  await orderTold(as.jigou, order.id, { event: "start" });
  const report = await issued(order.id);
  await authentic(report.number, report.source);
  await orderTold(as.qiye, order.id, { event: "accept", rating: 5, comment: "很快" });
  await orderTold(as.zhandian, order.id, { event: "follow_up", satisfied: true, score: 96 });
  expect((await orderTold(as.zhandian, order.id, { event: "close" })).status).toBe("closed");

  const events = must(await as.jianguan.GET("/requests/{id}/timeline", { params: path(id) })).items;
  // whether and when an expert is assigned is the duty hours' to say
  expect(events.map(({ kind }) => kind).filter((kind) => kind !== "expert.assigned")).toEqual([
    "request.submitted",
    "request.accepted",
    "package.opened",
    "quote.submitted",
    "package.awarded",
    "order.sample_received",
    "order.started",
    "deliverable.issued",
    "order.accepted",
    "order.followed_up",
    "order.closed",
  ]);
}, 120_000);
