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
  "_desk.audit": [
    { call: "GET /audit", expect: { 302: "out", 200: "regulator admin", 403: "rest" } },
    { call: "GET /audit?verify", expect: { 302: "out", 200: "regulator admin", 403: "rest" } },
  ],
};
