import type { Area } from "./roles";

const PROVIDER = { 302: "out", 200: "provider", 403: "rest" };
/** Certificates and scope are managed by owner, quality and technical head, by the sales people too; a signatory only reads. */
const HEAD = { 302: "out", 200: "business pown", 403: "rest" };
const HUB = { 302: "out", 200: "hub", 403: "rest" };
const REASON = { reason: "测试用的理由" };
const DATES = { validFrom: "2026-01-01", validTo: "2030-01-01" };
const STALE = { version: "9999" };

/** What providers may do and where: certificates, annexes, sites, signatories, and the hubs that decide on them. */
export const scope: Area = {
  "_desk.accreditation._index": [{ call: "GET /accreditation", expect: PROVIDER }],
  "_desk.accreditation.$id": [
    {
      call: "GET /accreditation/{labAccreditation}",
      expect: { 302: "out", 403: "enterprise expert admin", 200: "rest" },
    },
    {
      call: "GET /accreditation/{farAccreditation}",
      expect: { 302: "out", 403: "enterprise expert admin", 200: "province watch", 404: "rest" },
    },
    {
      call: "POST /accreditation/{farAccreditation}",
      send: { intent: "renew", file: "{pdf}", ...DATES },
      expect: { 401: "out", 403: "enterprise expert admin province watch", 404: "rest" },
    },
    {
      call: "POST /accreditation/{farAccreditation}",
      send: { intent: "suspend", ...REASON },
      expect: { 401: "out", 403: "enterprise expert admin province", 302: "watch", 404: "rest" },
    },
    {
      call: "POST /accreditation/{labAccreditation}",
      send: { intent: "lift", ...REASON },
      expect: { 401: "out", 409: "head regulator", 403: "rest" },
    },
    {
      call: "POST /accreditation/{farAccreditation}",
      send: { intent: "parameter", parameterId: "{parameter}", startsOn: "2026-01-01", ...REASON },
      expect: { 401: "out", 403: "enterprise expert admin watch", 302: "province", 404: "rest" },
    },
    {
      call: "POST /accreditation/{labAccreditation}",
      send: { intent: "no-such-button" },
      expect: { 401: "out", 403: "enterprise expert admin", 422: "rest" },
    },
  ],
  "_desk.accreditation.imports.$id": [
    { call: "GET /accreditation/imports/{ownImport}", expect: PROVIDER },
    {
      call: "GET /accreditation/imports/{foreignImport}",
      expect: { 302: "out", 404: "provider", 403: "rest" },
    },
    {
      call: "POST /accreditation/imports/{ownImport}",
      send: STALE,
      expect: { 401: "out", 409: "business pown", 403: "rest" },
    },
    {
      call: "POST /accreditation/imports/{foreignImport}",
      send: STALE,
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  "_desk.accreditation.imports.new": [
    { call: "GET /accreditation/imports/new", expect: HEAD },
    {
      call: "POST /accreditation/imports/new",
      send: { accreditationId: "{farAccreditation}", siteId: "{farSite}", kind: "testing", pasted: "a\tb" },
      expect: { 401: "out", 404: "business pown", 403: "rest" },
    },
  ],
  "_desk.accreditation.lines": [
    { call: "GET /accreditation/lines", expect: PROVIDER },
    {
      call: "POST /accreditation/lines",
      send: { intent: "withdraw", id: "{foreignLine}" },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
    {
      call: "POST /accreditation/lines",
      send: {
        siteId: "{farSite}",
        category: "standards",
        kind: "consulting",
        description: "测试能力",
        file: "{pdf}",
      },
      expect: { 401: "out", 422: "business pown", 403: "rest" },
    },
  ],
  "_desk.accreditation.new": [
    { call: "GET /accreditation/new", expect: HEAD },
    { call: "POST /accreditation/new", send: {}, expect: { 401: "out", 422: "business pown", 403: "rest" } },
  ],
  "_desk.accreditation.profile": [
    { call: "GET /accreditation/profile", expect: PROVIDER },
    {
      call: "POST /accreditation/profile",
      send: {},
      expect: { 401: "out", 302: "business pown", 403: "rest" },
    },
  ],
  "_desk.accreditation.signatories": [
    { call: "GET /accreditation/signatories", expect: PROVIDER },
    {
      call: "POST /accreditation/signatories",
      send: { intent: "dismiss", signatoryId: "{farSignatory}" },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
    {
      call: "POST /accreditation/signatories",
      send: { accreditationId: "{farAccreditation}", userId: "{businessUser}", ...DATES },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  "_desk.accreditation.sites": [
    { call: "GET /accreditation/sites", expect: PROVIDER },
    {
      call: "POST /accreditation/sites",
      send: { intent: "close", siteId: "{farSite}" },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
    { call: "POST /accreditation/sites", send: {}, expect: { 401: "out", 422: "provider", 403: "rest" } },
  ],
  "accreditation.$id.certificate": [
    {
      call: "GET /accreditation/{labAccreditation}/certificate?file={nowhere}",
      expect: { 302: "out", 404: "rest" },
    },
  ],
  "accreditation.imports.$id.rejected": [
    {
      call: "GET /accreditation/imports/{ownImport}/rejected",
      expect: { 302: "out", 404: "enterprise expert admin", 200: "rest" },
    },
    {
      call: "GET /accreditation/imports/{foreignImport}/rejected",
      expect: { 302: "out", 200: "province watch", 404: "rest" },
    },
  ],
  "accreditation.imports.template": [{ call: "GET /accreditation/imports/template", expect: HEAD }],
  "_desk.scope-reviews._index": [
    { call: "GET /scope-reviews", expect: HUB },
    {
      call: "POST /scope-reviews?index",
      send: { intent: "certificate:refuse", id: "{farAccreditation}", note: "测试" },
      expect: { 401: "out", 404: "near", 409: "province", 403: "rest" },
    },
    {
      call: "POST /scope-reviews?index",
      send: { intent: "renewal:approve", id: "{farAccreditation}" },
      expect: { 401: "out", 404: "hub", 403: "rest" },
    },
    {
      call: "POST /scope-reviews?index",
      send: { intent: "line:approve", id: "{foreignLine}" },
      expect: { 401: "out", 404: "near", 302: "province", 403: "rest" },
    },
    {
      call: "POST /scope-reviews?index",
      send: { intent: "end", id: "{nowhere}" },
      expect: { 401: "out", 404: "hub", 403: "rest" },
    },
  ],
  "_desk.scope-reviews.$id": [
    { call: "GET /scope-reviews/{ownImport}", expect: HUB },
    {
      call: "GET /scope-reviews/{foreignImport}",
      expect: { 302: "out", 404: "near", 200: "province", 403: "rest" },
    },
    {
      call: "POST /scope-reviews/{ownImport}",
      send: { intent: "approve", ...STALE },
      expect: { 401: "out", 412: "hub", 403: "rest" },
    },
    {
      call: "POST /scope-reviews/{foreignImport}",
      send: { intent: "reject", note: "测试用的理由", ...STALE },
      expect: { 401: "out", 404: "near", 412: "province", 403: "rest" },
    },
  ],
  "scope-reviews.evidence.$id": [
    {
      call: "GET /scope-reviews/evidence/{ownLine}",
      expect: { 302: "out", 404: "enterprise expert admin", 200: "rest" },
    },
    {
      call: "GET /scope-reviews/evidence/{foreignLine}",
      expect: { 302: "out", 200: "province watch", 404: "rest" },
    },
  ],
};
