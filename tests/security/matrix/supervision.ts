import type { Area } from "./roles";

const REGULATOR = { 302: "out", 200: "regulator", 403: "rest" };
/** Qingdao is not Jinan's business. */
const FAR = { 302: "out", 200: "watch", 404: "watchcity", 403: "rest" };

/** Regulators: figures, drill-down, providers, the audit log. */
export const supervision: Area = {
  "_desk.cockpit": [
    { call: "GET /cockpit", expect: REGULATOR },
    { call: "GET /cockpit?hub={hubFar}", expect: FAR },
  ],
  "cockpit.figures[.]xlsx": [
    { call: "GET /cockpit/figures.xlsx", expect: REGULATOR },
    { call: "GET /cockpit/figures.xlsx?hub={hubFar}", expect: FAR },
  ],
  "cockpit.trend[.]svg": [
    { call: "GET /cockpit/trend.svg", expect: REGULATOR },
    { call: "GET /cockpit/trend.svg?hub={hubFar}", expect: FAR },
  ],
  "_desk.supervision.requests": [
    { call: "GET /supervision/requests", expect: REGULATOR },
    { call: "GET /supervision/requests?hub={hubFar}", expect: FAR },
  ],
  "_desk.supervision.providers": [
    { call: "GET /supervision/providers", expect: REGULATOR },
    { call: "GET /supervision/providers?hub={hubFar}", expect: FAR },
    {
      call: "POST /supervision/providers",
      send: { intent: "suspend", providerId: "{nowhere}", reason: "测试用的理由" },
      expect: { 401: "out", 404: "regulator", 403: "rest" },
    },
    {
      call: "POST /supervision/providers",
      send: { intent: "lift", providerId: "{far}", reason: "测试用的理由" },
      expect: { 401: "out", 404: "watchcity", 409: "watch", 403: "rest" },
    },
  ],
  "_desk.supervision.credit._index": [
    { call: "GET /supervision/credit", expect: REGULATOR },
    { call: "GET /supervision/credit?hub={hubFar}", expect: FAR },
  ],
  "supervision.credit[.]xlsx": [
    { call: "GET /supervision/credit.xlsx", expect: REGULATOR },
    { call: "GET /supervision/credit.xlsx?hub={hubFar}", expect: FAR },
  ],
  "_desk.supervision.credit.cases": [{ call: "GET /supervision/credit/cases", expect: REGULATOR }],
  "_desk.supervision.credit.$id": [
    { call: "GET /supervision/credit/{lab}", expect: REGULATOR },
    { call: "GET /supervision/credit/{far}", expect: FAR },
    {
      call: "GET /supervision/credit/{nowhere}",
      expect: { 302: "out", 404: "regulator", 403: "rest" },
    },
    {
      call: "POST /supervision/credit/{far}",
      send: { intent: "record", kind: "innovation", day: "2026-01-05", evidence: "测试用的证据" },
      expect: { 401: "out", 404: "watchcity", 302: "watch", 403: "rest" },
    },
    {
      call: "POST /supervision/credit/{far}",
      send: { intent: "lift", reason: "测试用的理由" },
      expect: { 401: "out", 404: "watchcity", 409: "watch", 403: "rest" },
    },
    {
      call: "POST /supervision/credit/{far}",
      send: { intent: "blacklist", reason: "测试用的理由", legalBasis: "测试", endsOn: "2020-01-01" },
      expect: { 401: "out", 404: "watchcity", 422: "watch", 403: "rest" },
    },
    {
      call: "POST /supervision/credit/{lab}",
      send: { intent: "answer", caseId: "{nowhere}", answer: "uphold", reason: "测试用的理由" },
      expect: { 401: "out", 404: "regulator", 403: "rest" },
    },
    {
      call: "POST /supervision/credit/{lab}",
      send: { intent: "no-such-button" },
      expect: { 401: "out", 422: "regulator", 403: "rest" },
    },
  ],
  "_desk.my-credit": [
    { call: "GET /my-credit", expect: { 302: "out", 200: "provider", 403: "rest" } },
    {
      call: "POST /my-credit",
      send: { eventId: "{nowhere}", kind: "objection", statement: "测试用的理由" },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  "credit.evidence.$id": [
    { call: "GET /credit/evidence/{nowhere}", expect: { 302: "out", 404: "rest" } },
    { call: "GET /credit/evidence/x", expect: { 302: "out", 404: "rest" } },
  ],
  "_desk.audit": [
    { call: "GET /audit", expect: { 302: "out", 200: "regulator admin", 403: "rest" } },
    { call: "GET /audit?verify", expect: { 302: "out", 200: "regulator admin", 403: "rest" } },
  ],
};
