import type { Area } from "./roles";

const HUB_PAGE = { 302: "out", 200: "hub", 403: "rest" };
const STALE = { expectedVersion: "9999" };

/** The hubs' board, calls, duty hours, counter, and what only a person can place. */
export const intake: Area = {
  "_desk.intake._index": [
    { call: "GET /intake", expect: HUB_PAGE },
    {
      call: "POST /intake",
      send: { intent: "accept", requestId: "{waiting}", ...STALE },
      expect: { 401: "out", 412: "hub", 403: "rest" },
    },
    {
      call: "POST /intake",
      send: { intent: "accept", requestId: "{foreign}", ...STALE },
      expect: { 401: "out", 404: "near", 409: "province", 403: "rest" },
    },
    {
      call: "POST /intake",
      send: { intent: "open", requestId: "{foreign}", ...STALE },
      expect: { 401: "out", 404: "near", 409: "province", 403: "rest" },
    },
    {
      call: "POST /intake",
      send: { intent: "widen", requestId: "{foreign}", ...STALE },
      expect: { 401: "out", 404: "near", 412: "province", 403: "rest" },
    },
    {
      call: "POST /intake",
      send: { intent: "close", orderId: "{foreignOrder}", ...STALE },
      expect: { 401: "out", 404: "near", 409: "province", 403: "rest" },
    },
  ],
  "_desk.intake.follow-ups": [
    { call: "GET /intake/follow-ups", expect: HUB_PAGE },
    {
      call: "POST /intake/follow-ups",
      send: { orderId: "{issued}", reachable: "yes", satisfied: "yes", score: "90", ...STALE },
      expect: { 401: "out", 409: "hub", 403: "rest" },
    },
    {
      call: "POST /intake/follow-ups",
      send: { orderId: "{foreignOrder}", reachable: "yes", satisfied: "yes", score: "90", ...STALE },
      expect: { 401: "out", 404: "near", 409: "province", 403: "rest" },
    },
  ],
  "_desk.intake.duty": [
    { call: "GET /intake/duty", expect: HUB_PAGE },
    {
      call: "POST /intake/duty",
      send: { "periods[0].from": "08:30", "periods[0].to": "12:00", introduction: "测试" },
      expect: { 401: "out", 302: "head", 403: "rest" },
    },
  ],
  "_desk.intake.new": [
    { call: "GET /intake/new", expect: HUB_PAGE },
    { call: "POST /intake/new", send: {}, expect: { 401: "out", 422: "hub", 403: "rest" } },
    {
      call: "POST /intake/new",
      send: { intent: "register" },
      expect: { 401: "out", 422: "hub", 403: "rest" },
    },
  ],
  "intake.ledger[.]xlsx": [{ call: "GET /intake/ledger.xlsx", expect: HUB_PAGE }],
  // a layout with its own address: its index page answers
  "_desk.placements": [{ call: "GET /placements", expect: HUB_PAGE }],
  "_desk.placements._index": [
    { call: "GET /placements", expect: HUB_PAGE },
    {
      call: "POST /placements?index",
      send: { text: "没有人问过的东西", classId: "{nowhere}" },
      expect: { 401: "out", 422: "hub", 403: "rest" },
    },
  ],
  "_desk.placements.limitations": [
    { call: "GET /placements/limitations", expect: HUB_PAGE },
    { call: "POST /placements/limitations", send: {}, expect: { 401: "out", 422: "hub", 403: "rest" } },
  ],
  "_desk.placements.ranges": [
    { call: "GET /placements/ranges", expect: HUB_PAGE },
    { call: "POST /placements/ranges", send: {}, expect: { 401: "out", 422: "hub", 403: "rest" } },
  ],
  "_desk.placements.parameters": [
    { call: "GET /placements/parameters", expect: HUB_PAGE },
    {
      call: "POST /placements/parameters",
      send: { keepId: "{parameter}", mergeId: "{nowhere}" },
      expect: { 401: "out", 404: "hub", 403: "rest" },
    },
  ],
};
