import type { Area, Row } from "./roles";

const STALE = { version: "9999" };
const offer = (itemId: string) => ({
  "items[0].itemId": itemId,
  "items[0].yuan": "10",
  workingDays: "5",
  validUntil: "{day}",
});
const PARTIES = { 302: "out", 403: "expert admin", 200: "rest" };
const order = (at: string, send: Row["send"], expect: Row["expect"]): Row => ({
  call: `POST /orders/${at}`,
  send: { ...STALE, ...send },
  expect: { 401: "out", 403: "rest", ...expect },
});
/** Another city's order does not exist; province and its regulator see it and may not act. */
const elsewhere = (send: Row["send"], province = 403, watch = 403): Row => ({
  call: "POST /orders/{foreignOrder}",
  send: { ...STALE, ...send },
  expect:
    province === watch
      ? { 401: "out", 403: "expert admin province watch", 404: "rest" }
      : province === 403
        ? { 401: "out", 403: "expert admin province", [watch]: "watch", 404: "rest" }
        : { 401: "out", 403: "expert admin watch", [province]: "province", 404: "rest" },
});
const REASON = { reason: "测试用的理由" };
const DAYS = { testedFrom: "2026-01-05", testedTo: "2026-01-06" };

/** Job board, quotes, orders, reports, legality records. */
export const market: Area = {
  "_desk.job-board._index": [
    { call: "GET /job-board", expect: { 302: "out", 200: "provider", 403: "rest" } },
  ],
  "_desk.job-board.$packageId": [
    { call: "GET /job-board/{ownPackage}", expect: { 302: "out", 200: "provider", 403: "rest" } },
    { call: "GET /job-board/{foreignPackage}", expect: { 302: "out", 404: "provider", 403: "rest" } },
    {
      call: "POST /job-board/{foreignPackage}",
      send: { intent: "submit", ...offer("{foreignItem}") },
      expect: { 401: "out", 404: "business pown", 403: "rest" },
    },
    {
      call: "POST /job-board/{ownPackage}",
      send: { intent: "submit", ...offer("{ownItem}") },
      expect: { 401: "out", 409: "business pown", 403: "rest" },
    },
    {
      call: "POST /job-board/{ownPackage}",
      send: { intent: "revise", quoteId: "{ownQuote}", ...STALE, ...offer("{ownItem}") },
      expect: { 401: "out", 412: "business pown", 403: "rest" },
    },
    {
      call: "POST /job-board/{ownPackage}",
      send: { intent: "revise", quoteId: "{rivalQuote}", ...STALE, ...offer("{ownItem}") },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
    {
      call: "POST /job-board/{ownPackage}",
      send: { intent: "retract", quoteId: "{ownQuote}", ...STALE },
      expect: { 401: "out", 412: "business pown", 403: "rest" },
    },
    {
      call: "POST /job-board/{ownPackage}",
      send: { intent: "retract", quoteId: "{rivalQuote}", ...STALE },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  "_desk.quotes": [{ call: "GET /quotes", expect: { 302: "out", 200: "provider", 403: "rest" } }],
  "_desk.orders._index": [{ call: "GET /orders", expect: PARTIES }],
  "_desk.reports": [{ call: "GET /reports", expect: PARTIES }],
  "_desk.orders.$id": [
    { call: "GET /orders/{issued}", expect: PARTIES },
    {
      call: "GET /orders/{foreignOrder}",
      expect: { 302: "out", 403: "expert admin", 200: "province watch", 404: "rest" },
    },
    order("{confirmed}", { intent: "receive_sample", sampleNumber: "S-9" }, { 412: "provider" }),
    order("{confirmed}", { intent: "start_visit" }, { 412: "provider" }),
    order("{confirmed}", { intent: "start" }, { 409: "provider" }),
    order("{inProgress}", { intent: "progress", note: "进行中" }, { 412: "provider" }),
    order("{inProgress}", { intent: "hold", ...REASON }, { 412: "enterprise business pown" }),
    order("{inProgress}", { intent: "consent" }, { 409: "enterprise" }),
    order("{inProgress}", { intent: "resume" }, { 409: "enterprise business pown" }),
    order("{confirmed}", { intent: "cancel", ...REASON }, { 412: "enterprise business pown" }),
    order("{issued}", { intent: "accept", rating: "5" }, { 412: "enterprise" }),
    order("{issued}", { intent: "dispute", ...REASON }, { 412: "enterprise" }),
    // the hub's one-sided decision is gone: a dispute ends on its own page
    order(
      "{issued}",
      { intent: "decide", decision: "accepted", ...REASON },
      { 422: "rest", 403: "expert admin" },
    ),
    order("{inProgress}", { intent: "invoice", title: "演示企业" }, { 412: "enterprise" }),
    order("{inProgress}", { intent: "payment" }, { 412: "business pown" }),
    order("{inProgress}", { intent: "issue", file: "{pdf}", ...DAYS }, { 412: "signatory pown" }),
    order(
      "{issued}",
      { intent: "amend", deliverableId: "{deliverable}", file: "{pdf}", ...DAYS, ...REASON },
      { 302: "signatory" },
    ),
    order(
      "{issued}",
      { intent: "revoke", deliverableId: "{deliverable}", ...REASON },
      { 409: "signatory regulator" },
    ),
    order("{issued}", { intent: "slip", file: "{pdf}" }, { 422: "rest", 403: "expert admin" }),
    order("{issued}", { intent: "no-such-button" }, { 422: "rest", 403: "expert admin" }),
    elsewhere({ intent: "receive_sample", sampleNumber: "S-9" }),
    elsewhere({ intent: "hold", ...REASON }),
    elsewhere({ intent: "cancel", ...REASON }),
    elsewhere({ intent: "accept", rating: "5" }),
    elsewhere({ intent: "dispute", ...REASON }),
    elsewhere({ intent: "issue", file: "{pdf}", ...DAYS }),
    elsewhere({ intent: "payment" }),
    elsewhere({ intent: "amend", deliverableId: "{foreignDeliverable}", file: "{pdf}", ...DAYS, ...REASON }),
    elsewhere({ intent: "revoke", deliverableId: "{foreignDeliverable}", ...REASON }, 403, 302),
  ],
  "_desk.orders.$id_.subcontracts": [
    { call: "GET /orders/{issued}/subcontracts", expect: PARTIES },
    {
      call: "GET /orders/{foreignOrder}/subcontracts",
      expect: { 302: "out", 403: "expert admin", 200: "province watch", 404: "rest" },
    },
    {
      call: "POST /orders/{issued}/subcontracts",
      send: { intent: "propose", items: ["{ownItem}"], siteId: "{ownItem}", reason: "测试用的理由" },
      expect: { 401: "out", 409: "business pown", 403: "rest" },
    },
    {
      call: "POST /orders/{foreignOrder}/subcontracts",
      send: { intent: "propose", items: ["{ownItem}"], siteId: "{ownItem}", reason: "测试用的理由" },
      expect: { 401: "out", 404: "enterprise provider", 403: "rest" },
    },
    {
      call: "POST /orders/{issued}/subcontracts",
      send: { intent: "consent", subcontractId: "{ownItem}" },
      expect: { 401: "out", 404: "enterprise provider", 403: "rest" },
    },
  ],
  "_desk.subcontracts": [
    { call: "GET /subcontracts", expect: { 302: "out", 200: "provider", 403: "rest" } },
    {
      call: "POST /subcontracts",
      send: { intent: "decline", subcontractId: "{ownItem}", reason: "测试用的理由" },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  "_desk.orders.$id_.agreement": [
    { call: "GET /orders/{issued}/agreement", expect: PARTIES },
    {
      call: "GET /orders/{foreignOrder}/agreement",
      expect: { 302: "out", 403: "expert admin", 200: "province watch", 404: "rest" },
    },
  ],
  "orders.$id.agreement[.]pdf": [
    { call: "GET /orders/{issued}/agreement.pdf", expect: { 302: "out", 404: "expert admin", 200: "rest" } },
    {
      call: "GET /orders/{foreignOrder}/agreement.pdf",
      expect: { 302: "out", 200: "province watch", 404: "rest" },
    },
  ],
  "orders.$id.files.$which": [
    { call: "GET /orders/{issued}/files/slip", expect: { 302: "out", 404: "rest" } },
    { call: "GET /orders/{foreignOrder}/files/sample", expect: { 302: "out", 404: "rest" } },
  ],
  "deliverables.$id.$kind[.]pdf": [
    {
      call: "GET /deliverables/{deliverable}/source.pdf",
      expect: { 302: "out", 404: "expert admin", 200: "rest" },
    },
    {
      call: "GET /deliverables/{deliverable}/combined.pdf",
      expect: { 302: "out", 404: "expert admin", 200: "rest" },
    },
    { call: "GET /deliverables/{deliverable}/secret.pdf", expect: { 302: "out", 404: "rest" } },
    {
      call: "GET /deliverables/{foreignDeliverable}/source.pdf",
      expect: { 302: "out", 200: "province watch", 404: "rest" },
    },
  ],
  "_desk.legality.$id": [
    { call: "GET /legality/{ownRecord}", expect: { 302: "out", 404: "expert admin", 200: "rest" } },
    {
      call: "GET /legality/{rivalRecord}",
      expect: { 302: "out", 404: "provider expert admin", 200: "rest" },
    },
    { call: "GET /legality/{foreignRecord}", expect: { 302: "out", 200: "province watch", 404: "rest" } },
  ],
};
