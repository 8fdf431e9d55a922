import type { Area, Row } from "./roles";

const EVERYBODY = { 200: "rest" };
const MEMBER = { 401: "out", 200: "rest" };
const PROVIDER = { 401: "out", 200: "provider", 403: "rest" };
const REASON = { reason: "测试用的理由" };
const DAYS = { testedFrom: "2026-01-05", testedTo: "2026-01-06" };
/** Everybody of the neighbourhood and the invited labs. */
const PARTIES = { 401: "out", 404: "expert admin", 200: "rest" };
const FAR = { 401: "out", 200: "province watch", 404: "rest" };

const tell = (at: string, send: Row["send"], expect: Row["expect"]): Row => ({
  call: `POST /requests/${at}/events`,
  send: send as Record<string, unknown>,
  expect: { 401: "out", 404: "rest", ...expect },
});
const order = (at: string, send: Row["send"], expect: Row["expect"]): Row => ({
  call: `POST /orders/${at}/events`,
  send: send as Record<string, unknown>,
  expect: { 401: "out", ...expect },
});
const TEXT = { text: "测试用的说明" };
const dispute = (at: string, send: Row["send"], expect: Row["expect"]): Row => ({
  call: `POST /disputes/${at}/events`,
  send: send as Record<string, unknown>,
  expect: { 401: "out", ...expect },
});
const ITEM = { sampleName: "测试餐盒", quantity: 1, unit: "件" };
const PACKAGE = { category: "brand", stage: "production", kind: "consulting", items: [ITEM] };
const OFFER = { workingDays: 5, validUntil: "{day}" };

/**
 * Every operation of /api/v1. All events are sent with a version that nobody was ever shown, so whoever may act gets
 * 412 (or the 409 of a state that does not allow it) and nothing changes.
 */
export const api: Area = {
  createSession: [
    { call: "POST /sessions", send: { login: "nobody-here", password: "x" }, expect: { 401: "rest" } },
  ],
  getMe: [{ call: "GET /me", expect: MEMBER }],
  listRegions: [{ call: "GET /regions", expect: EVERYBODY }],
  listHubs: [{ call: "GET /hubs?level=city", expect: EVERYBODY }],
  listCatalogue: [{ call: "GET /catalogue", expect: EVERYBODY }],
  listNormativeDocuments: [{ call: "GET /normative-documents?q=GB", expect: EVERYBODY }],
  askAssistant: [
    { call: "GET /assistant?q=强制检定", expect: EVERYBODY },
    { call: "GET /assistant", expect: { 422: "rest" } },
  ],
  listObjectClasses: [{ call: "GET /object-classes?q=x", expect: EVERYBODY }],
  listInspections: [{ call: "GET /inspections?status=drawn", expect: EVERYBODY }],
  getInspection: [
    { call: "GET /inspections/{drawnPlan}", expect: EVERYBODY },
    { call: "GET /inspections/{draftPlan}", expect: { 404: "rest" } },
  ],
  listProviders: [{ call: "GET /providers", expect: EVERYBODY }],
  listBlacklist: [{ call: "GET /blacklist", expect: EVERYBODY }],
  getCoverage: [
    {
      call: "POST /coverage",
      send: { region: "370102", package: { category: "brand", kind: "consulting", items: [ITEM] } },
      expect: EVERYBODY,
    },
  ],
  authenticateByNumber: [
    { call: "GET /deliverables/{number}/authenticity", expect: EVERYBODY },
    { call: "GET /deliverables/nonsense/authenticity", expect: EVERYBODY },
  ],
  authenticateByHash: [{ call: `GET /deliverables/by-hash/${"a".repeat(64)}`, expect: EVERYBODY }],
  listRequests: [{ call: "GET /requests", expect: MEMBER }],
  getRequest: [
    { call: "GET /requests/{own}", expect: PARTIES },
    { call: "GET /requests/{waiting}", expect: { 401: "out", 404: "provider expert admin", 200: "rest" } },
    { call: "GET /requests/{foreign}", expect: FAR },
    { call: "GET /requests/not-an-id", expect: { 401: "out", 404: "rest" } },
  ],
  getRequestTimeline: [
    { call: "GET /requests/{own}/timeline", expect: PARTIES },
    { call: "GET /requests/{foreign}/timeline", expect: FAR },
  ],
  listInvitations: [
    { call: "GET /requests/{own}/invitations", expect: PARTIES },
    { call: "GET /requests/{foreign}/invitations", expect: FAR },
  ],
  listQuotes: [
    { call: "GET /requests/{own}/quotes", expect: PARTIES },
    { call: "GET /requests/{foreign}/quotes", expect: FAR },
  ],
  createRequest: [
    {
      call: "POST /requests",
      send: { title: "越权发布", packages: [PACKAGE], delivery: "none" },
      expect: { 401: "out", 201: "enterprise", 422: "hub", 403: "rest" },
    },
  ],
  tellRequest: [
    tell("{own}", { event: "submit" }, { 409: "enterprise", 403: "hub regulator" }),
    tell("{own}", { event: "withdraw" }, { 412: "enterprise", 403: "hub regulator" }),
    tell("{own}", { event: "extend" }, { 412: "enterprise", 403: "hub regulator" }),
    tell(
      "{own}",
      { event: "award", quoteId: "{ownQuote}" },
      { 412: "enterprise", 403: "provider hub regulator" },
    ),
    tell("{own}", { event: "widen" }, { 412: "hub", 403: "enterprise regulator" }),
    tell(
      "{own}",
      { event: "designate", providerId: "{lab}", basis: "测试", feeFen: 100 },
      { 409: "hub", 403: "enterprise regulator" },
    ),
    tell("{own}", { event: "suspend", ...REASON }, { 412: "regulator" }),
    tell("{own}", { event: "lift", ...REASON }, { 409: "regulator" }),
    tell("{waiting}", { event: "accept" }, { 412: "hub", 403: "enterprise regulator" }),
    tell("{waiting}", { event: "return", ...REASON }, { 412: "hub", 403: "enterprise regulator" }),
    tell(
      "{waiting}",
      { event: "transfer", hubId: "{hubNear}", ...REASON },
      { 412: "hub", 403: "enterprise regulator" },
    ),
    tell("{waiting}", { event: "open" }, { 409: "hub", 403: "enterprise regulator" }),
    tell("{foreign}", { event: "withdraw" }, { 403: "province watch" }),
    tell("{foreign}", { event: "award", quoteId: "{foreignQuote}" }, { 403: "province watch" }),
    tell("{foreign}", { event: "accept" }, { 409: "province", 403: "watch" }),
    tell("{foreign}", { event: "widen" }, { 412: "province", 403: "watch" }),
    tell("{foreign}", { event: "suspend", ...REASON }, { 412: "watch" }),
  ],
  submitQuote: [
    {
      call: "POST /packages/{ownPackage}/quotes",
      send: { items: [{ itemId: "{ownItem}", amountFen: 100 }], ...OFFER },
      expect: { 401: "out", 409: "business pown", 403: "rest" },
    },
    {
      call: "POST /packages/{foreignPackage}/quotes",
      send: { items: [{ itemId: "{foreignItem}", amountFen: 100 }], ...OFFER },
      expect: { 401: "out", 404: "business pown", 403: "rest" },
    },
  ],
  tellQuote: [
    {
      call: "POST /quotes/{ownQuote}/events",
      send: { event: "revise", items: [{ itemId: "{ownItem}", amountFen: 100 }], ...OFFER },
      expect: { 401: "out", 412: "business pown", 403: "rest" },
    },
    {
      call: "POST /quotes/{ownQuote}/events",
      send: { event: "retract" },
      expect: { 401: "out", 412: "business pown", 403: "rest" },
    },
    {
      call: "POST /quotes/{rivalQuote}/events",
      send: { event: "retract" },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  listOrders: [{ call: "GET /orders", expect: MEMBER }],
  getOrder: [
    { call: "GET /orders/{issued}", expect: PARTIES },
    { call: "GET /orders/{foreignOrder}", expect: FAR },
  ],
  tellOrder: [
    order(
      "{confirmed}",
      { event: "receive_sample", sampleNumber: "S" },
      { 412: "provider", 404: "expert admin", 403: "rest" },
    ),
    order("{confirmed}", { event: "start_visit" }, { 412: "provider", 404: "expert admin", 403: "rest" }),
    order("{confirmed}", { event: "start" }, { 409: "provider", 404: "expert admin", 403: "rest" }),
    order(
      "{confirmed}",
      { event: "cancel", ...REASON },
      { 412: "enterprise business pown", 404: "expert admin", 403: "rest" },
    ),
    order(
      "{inProgress}",
      { event: "hold", ...REASON },
      { 412: "enterprise business pown", 404: "expert admin", 403: "rest" },
    ),
    order("{inProgress}", { event: "consent" }, { 409: "enterprise", 404: "expert admin", 403: "rest" }),
    order(
      "{inProgress}",
      { event: "resume" },
      { 409: "enterprise business pown", 404: "expert admin", 403: "rest" },
    ),
    order(
      "{issued}",
      { event: "accept", rating: 5 },
      { 412: "enterprise", 404: "expert admin", 403: "rest" },
    ),
    order(
      "{issued}",
      { event: "dispute", ...REASON },
      { 412: "enterprise", 404: "expert admin", 403: "rest" },
    ),
    order(
      "{issued}",
      { event: "decide", decision: "accepted", ...REASON },
      { 409: "hub", 404: "expert admin", 403: "rest" },
    ),
    order(
      "{issued}",
      { event: "follow_up", satisfied: true, score: 90 },
      { 409: "hub", 404: "expert admin", 403: "rest" },
    ),
    order("{issued}", { event: "close" }, { 409: "hub", 404: "expert admin", 403: "rest" }),
    order(
      "{issued}",
      { event: "suspend", ...REASON },
      { 412: "regulator", 404: "expert admin", 403: "rest" },
    ),
    order("{issued}", { event: "lift", ...REASON }, { 409: "regulator", 404: "expert admin", 403: "rest" }),
    order(
      "{foreignOrder}",
      { event: "receive_sample", sampleNumber: "S" },
      { 403: "province watch", 404: "rest" },
    ),
    order("{foreignOrder}", { event: "accept", rating: 5 }, { 403: "province watch", 404: "rest" }),
    order("{foreignOrder}", { event: "hold", ...REASON }, { 403: "province watch", 404: "rest" }),
    order("{foreignOrder}", { event: "close" }, { 409: "province", 403: "watch", 404: "rest" }),
    order(
      "{foreignOrder}",
      { event: "follow_up", satisfied: true, score: 90 },
      { 409: "province", 403: "watch", 404: "rest" },
    ),
    order("{foreignOrder}", { event: "suspend", ...REASON }, { 403: "province", 412: "watch", 404: "rest" }),
  ],
  issueDeliverable: [
    {
      call: "POST /orders/{issued}/deliverables",
      send: { file: "{pdf}", ...DAYS },
      expect: { 401: "out", 409: "signatory pown", 403: "rest" },
    },
    {
      call: "POST /orders/{foreignOrder}/deliverables",
      send: { file: "{pdf}", ...DAYS },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  tellDeliverable: [
    {
      call: "POST /deliverables/{deliverable}/events",
      send: { event: "revoke", ...REASON },
      expect: { 401: "out", 412: "signatory regulator", 404: "expert admin", 403: "rest" },
    },
    {
      call: "POST /deliverables/{deliverable}/events",
      send: { event: "amend", file: "{pdf}", ...DAYS, ...REASON },
      expect: { 401: "out", 412: "signatory pown", 404: "expert admin", 403: "rest" },
    },
    {
      call: "POST /deliverables/{foreignDeliverable}/events",
      send: { event: "revoke", ...REASON },
      expect: { 401: "out", 412: "watch", 403: "province", 404: "rest" },
    },
  ],
  listDisputes: [{ call: "GET /disputes", expect: MEMBER }],
  getDispute: [
    { call: "GET /disputes/{dispute}", expect: PARTIES },
    { call: "GET /disputes/{foreignDispute}", expect: FAR },
  ],
  tellDispute: [
    dispute("{dispute}", { event: "explain", ...TEXT }, { 412: "provider", 403: "rest" }),
    dispute("{dispute}", { event: "evidence", ...TEXT }, { 412: "provider enterprise", 403: "rest" }),
    dispute("{dispute}", { event: "mediate" }, { 412: "hub", 403: "rest" }),
    dispute("{dispute}", { event: "propose", decision: "redo", terms: "重做" }, { 409: "hub", 403: "rest" }),
    dispute("{dispute}", { event: "confirm" }, { 409: "enterprise business pown", 403: "rest" }),
    dispute("{dispute}", { event: "decline", ...TEXT }, { 409: "enterprise business pown", 403: "rest" }),
    dispute("{dispute}", { event: "appeal", ...TEXT }, { 409: "enterprise business pown", 403: "rest" }),
    dispute("{dispute}", { event: "keep_condition" }, { 409: "enterprise business pown", 403: "rest" }),
    dispute("{dispute}", { event: "talk", ...TEXT }, { 409: "hub", 403: "rest" }),
    dispute("{dispute}", { event: "fail", ...TEXT }, { 409: "hub", 403: "rest" }),
    dispute("{dispute}", { event: "withdraw", ...TEXT }, { 412: "enterprise", 403: "rest" }),
    dispute(
      "{foreignDispute}",
      { event: "explain", ...TEXT },
      { 403: "province regulator expert admin", 404: "rest" },
    ),
  ],
  listOwnSites: [{ call: "GET /me/sites", expect: PROVIDER }],
  listOwnAccreditations: [{ call: "GET /me/accreditations", expect: PROVIDER }],
  // the number is taken: whoever may enter one is told so
  addAccreditation: [
    {
      call: "POST /me/accreditations",
      send: {
        kind: "cma",
        number: "150000000011",
        validFrom: "2026-01-01",
        validTo: "2030-01-01",
        file: "{pdf}",
      },
      expect: { 401: "out", 422: "business pown", 403: "rest" },
    },
  ],
  createScopeImport: [
    {
      call: "POST /me/scope-imports",
      send: { accreditationId: "{farAccreditation}", siteId: "{farSite}", file: "{pdf}" },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  getScopeImport: [
    {
      call: "GET /scope-imports/{ownImport}",
      expect: { 401: "out", 404: "enterprise expert admin", 200: "rest" },
    },
    { call: "GET /scope-imports/{foreignImport}", expect: FAR },
  ],
  tellScopeImport: [
    {
      call: "POST /scope-imports/{ownImport}/events",
      send: { event: "submit" },
      expect: { 401: "out", 409: "business pown", 404: "enterprise expert admin", 403: "rest" },
    },
    {
      call: "POST /scope-imports/{ownImport}/events",
      send: { event: "approve" },
      expect: { 401: "out", 412: "hub", 404: "enterprise expert admin", 403: "rest" },
    },
    {
      call: "POST /scope-imports/{foreignImport}/events",
      send: { event: "reject", note: "测试用的理由" },
      expect: { 401: "out", 412: "province", 403: "watch", 404: "rest" },
    },
  ],
};
