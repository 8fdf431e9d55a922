import type { Area, Row } from "./roles";

/** No page ever showed this version: whoever may act gets 412, and nothing changes. */
const STALE = { version: "9999" };
const own = (send: Row["send"], expect: Row["expect"], at = "{own}"): Row => ({
  call: `POST /requests/${at}`,
  send: { ...STALE, ...send },
  expect,
});
/** On somebody else's request in another city: it does not exist, but for the province. */
const foreign = (send: Row["send"], expect: Row["expect"] = {}): Row => ({
  call: "POST /requests/{foreign}",
  send: { ...STALE, ...send },
  expect: { 401: "out", 404: "rest", ...expect },
});
/** Providers learn nothing from a button that is not theirs: 404 also to those who are invited. */
const CLIENT = { 401: "out", 412: "enterprise", 403: "hub regulator", 404: "rest" };
const REASON = { reason: "测试用的理由" };

/** Requests: lists, the wizard, one request's page with every button on it, attachments. */
export const requests: Area = {
  "_desk.desk": [
    { call: "GET /desk", expect: { 302: "out provider hub regulator admin", 200: "rest" } },
    { call: "POST /desk", send: { intent: "on" }, expect: { 401: "out", 302: "expert", 403: "rest" } },
    {
      call: "POST /desk",
      send: { intent: "take", c: "{foreignTalk}" },
      expect: { 401: "out", 404: "expert", 403: "rest" },
    },
  ],
  "_desk.requests._index": [
    { call: "GET /requests", expect: { 302: "out provider", 200: "enterprise hub regulator", 403: "rest" } },
    {
      call: "POST /requests?index",
      send: { draft: "{foreignDraft}" },
      expect: { 401: "out", 404: "enterprise hub", 403: "rest" },
    },
  ],
  "requests.export[.]xlsx": [
    {
      call: "GET /requests/export.xlsx",
      expect: { 302: "out", 200: "enterprise hub regulator", 403: "rest" },
    },
  ],
  "_desk.requests.$id": [
    { call: "GET /requests/{own}", expect: { 302: "out", 404: "expert admin", 200: "rest" } },
    { call: "GET /requests/{waiting}", expect: { 302: "out", 404: "expert admin provider", 200: "rest" } },
    { call: "GET /requests/{foreign}", expect: { 302: "out", 200: "province watch", 404: "rest" } },
    { call: "GET /requests/{nowhere}", expect: { 302: "out", 404: "rest" } },
    { call: "GET /requests/not-an-id", expect: { 302: "out", 404: "rest" } },
    own({ intent: "withdraw" }, CLIENT),
    own(
      { intent: "award", quoteId: "{ownQuote}" },
      { 401: "out", 412: "enterprise", 404: "expert admin", 403: "rest" },
    ),
    own({ intent: "extend", packageId: "{ownPackage}" }, CLIENT),
    own({ intent: "submit" }, { 401: "out", 409: "enterprise", 403: "hub regulator", 404: "rest" }),
    own({ intent: "amend" }, { 401: "out", 409: "enterprise", 404: "expert admin", 403: "rest" }),
    own({ intent: "reissue" }, { 401: "out", 409: "enterprise", 404: "expert admin", 403: "rest" }),
    own(
      { intent: "widen", packageId: "{ownPackage}" },
      { 401: "out", 412: "hub", 403: "enterprise regulator", 404: "rest" },
    ),
    own(
      {
        intent: "designate",
        packageId: "{ownPackage}",
        providerId: "{lab}",
        basis: "测试",
        fee: "1",
        workingDays: "5",
      },
      { 401: "out", 409: "hub", 403: "enterprise regulator", 404: "rest" },
    ),
    own({ intent: "suspend", ...REASON }, { 401: "out", 412: "regulator", 404: "rest" }),
    own({ intent: "lift", ...REASON }, { 401: "out", 409: "regulator", 404: "rest" }),
    own({ intent: "no-such-button" }, { 401: "out", 422: "rest" }),
    own(
      { intent: "accept" },
      { 401: "out", 412: "hub", 403: "enterprise regulator", 404: "rest" },
      "{waiting}",
    ),
    own(
      { intent: "return", ...REASON },
      { 401: "out", 412: "hub", 403: "enterprise regulator", 404: "rest" },
      "{waiting}",
    ),
    own(
      { intent: "transfer", hubId: "{hubNear}", ...REASON },
      { 401: "out", 412: "hub", 403: "enterprise regulator", 404: "rest" },
      "{waiting}",
    ),
    own(
      { intent: "open", packageId: "{waitingPackage}" },
      { 401: "out", 409: "hub", 403: "enterprise regulator", 404: "rest" },
      "{waiting}",
    ),
    own(
      { intent: "close", orderId: "{issued}" },
      { 401: "out", 409: "hub", 404: "expert admin", 403: "rest" },
      "{issuedRequest}",
    ),
    foreign({ intent: "withdraw" }, { 403: "province watch" }),
    foreign({ intent: "award", quoteId: "{foreignQuote}" }, { 403: "province watch" }),
    foreign({ intent: "accept" }, { 409: "province", 403: "watch" }),
    foreign({ intent: "return", ...REASON }, { 409: "province", 403: "watch" }),
    foreign({ intent: "transfer", hubId: "{hubFar}", ...REASON }, { 409: "province", 403: "watch" }),
    foreign({ intent: "open" }, { 409: "province", 403: "watch" }),
    foreign({ intent: "widen" }, { 412: "province", 403: "watch" }),
    foreign({ intent: "extend" }, { 403: "province watch" }),
    foreign({ intent: "suspend", ...REASON }, { 412: "watch" }),
    foreign({ intent: "close", orderId: "{foreignOrder}" }, { 409: "province", 403: "watch" }),
  ],
  "_desk.requests.new": [
    { call: "GET /requests/new", expect: { 302: "out hub", 200: "enterprise", 403: "rest" } },
    {
      call: "GET /requests/new?draft={ownDraft}",
      expect: { 302: "out", 200: "enterprise", 404: "hub", 403: "rest" },
    },
    {
      call: "GET /requests/new?draft={foreignDraft}",
      expect: { 302: "out", 404: "enterprise hub", 403: "rest" },
    },
    {
      call: "POST /requests/new?draft={foreignDraft}&step=1",
      send: { intent: "autosave", title: "别人的草稿" },
      expect: { 401: "out", 404: "enterprise hub", 403: "rest" },
    },
    {
      call: "POST /requests/new?draft={foreignDraft}&step=1",
      send: { intent: "discard" },
      expect: { 401: "out", 404: "enterprise hub", 403: "rest" },
    },
    {
      call: "POST /requests/new?draft={ownDraft}&step=1",
      send: { intent: "autosave", title: "自己的草稿", version: "9999" },
      expect: { 401: "out", 412: "enterprise", 404: "hub", 403: "rest" },
    },
  ],
  "files.$id": [
    { call: "GET /files/{ownAttachment}", expect: { 302: "out", 404: "expert admin", 200: "rest" } },
    { call: "GET /files/{foreignAttachment}", expect: { 302: "out", 200: "province watch", 404: "rest" } },
  ],
  "coverage.preview": [
    { call: "GET /coverage/preview?need=x", expect: { 401: "out", 422: "rest" } },
    { call: "POST /coverage/preview", send: { need: "x" }, expect: { 401: "out", 422: "rest" } },
  ],
};
