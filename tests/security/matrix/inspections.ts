import type { Area } from "./roles";

const EVERYBODY = { 200: "rest" };
const NOBODY = { 404: "rest" };
const REGULATOR = { 302: "out", 200: "regulator", 403: "rest" };
/** The city's office made it; the province sees what is public of it. */
const CITYS_DRAFT = { 302: "out", 200: "watchcity", 404: "watch", 403: "rest" };
const PROVIDER = { 302: "out", 200: "provider", 403: "rest" };
const PLAN = {
  ...{ title: "检测机构抽查", matters: "报告真实性", perObject: "2", oddsA: "5", oddsB: "10", oddsC: "30" },
  ...{ startsOn: "{day}", endsOn: "{day}" },
};

/** Double-random inspections: the office's plans, the provider's checks, and what anybody can check. */
export const inspections: Area = {
  "_public.inspections._index": [
    { call: "GET /inspections", expect: EVERYBODY },
    { call: "GET /inspections?region=x&status=y", expect: EVERYBODY },
    { call: "GET /inspections?after=x", expect: { 422: "rest" } },
  ],
  "_public.inspections.$id": [
    { call: "GET /inspections/{drawnPlan}", expect: EVERYBODY },
    { call: "GET /inspections/{drawnPlan}?replay=1", expect: EVERYBODY },
    { call: "GET /inspections/{draftPlan}", expect: NOBODY },
    { call: "GET /inspections/x", expect: NOBODY },
  ],
  "inspections.$id.files.$name": [
    { call: "GET /inspections/{drawnPlan}/files/objects.jsonl", expect: EVERYBODY },
    { call: "GET /inspections/{drawnPlan}/files/draw.jsonl", expect: EVERYBODY },
    { call: "GET /inspections/{drawnPlan}/files/secrets.jsonl", expect: NOBODY },
    { call: "GET /inspections/{draftPlan}/files/objects.jsonl", expect: NOBODY },
  ],
  "_desk.supervision.inspections._index": [{ call: "GET /supervision/inspections", expect: REGULATOR }],
  "_desk.supervision.inspections.new": [
    { call: "GET /supervision/inspections/new", expect: REGULATOR },
    {
      call: "POST /supervision/inspections/new",
      send: { ...PLAN, region: "370100" },
      expect: { 401: "out", 302: "regulator", 403: "rest" },
    },
    {
      call: "POST /supervision/inspections/new",
      send: { ...PLAN, region: "370200" },
      expect: { 401: "out", 302: "watch", 422: "watchcity", 403: "rest" },
    },
  ],
  "_desk.supervision.inspections.$id": [
    { call: "GET /supervision/inspections/{drawnPlan}", expect: REGULATOR },
    { call: "GET /supervision/inspections/{draftPlan}", expect: CITYS_DRAFT },
    {
      call: "POST /supervision/inspections/{drawnPlan}",
      send: { intent: "draw" },
      expect: { 401: "out", 409: "watchcity", 403: "rest" },
    },
    {
      call: "POST /supervision/inspections/{draftPlan}",
      send: { intent: "discard", expectedVersion: "99" },
      expect: { 401: "out", 404: "watch", 412: "watchcity", 403: "rest" },
    },
  ],
  "_desk.supervision.inspections.$id_.edit": [
    { call: "GET /supervision/inspections/{draftPlan}/edit", expect: CITYS_DRAFT },
    {
      call: "GET /supervision/inspections/{drawnPlan}/edit",
      expect: { 302: "out", 409: "watchcity", 403: "rest" },
    },
    {
      call: "POST /supervision/inspections/{draftPlan}/edit",
      send: { ...PLAN, region: "370200" },
      expect: { 401: "out", 404: "watch", 422: "watchcity", 403: "rest" },
    },
  ],
  "_desk.supervision.inspections.checks.$id": [
    { call: "GET /supervision/inspections/checks/{check}", expect: REGULATOR },
    {
      call: "GET /supervision/inspections/checks/{nowhere}",
      expect: { 302: "out", 404: "regulator", 403: "rest" },
    },
    {
      call: "POST /supervision/inspections/checks/{check}",
      send: { intent: "confirm", expectedVersion: "99" },
      expect: { 401: "out", 412: "watchcity", 403: "rest" },
    },
  ],
  "_desk.supervision.inspections.inspectors": [
    { call: "GET /supervision/inspections/inspectors", expect: REGULATOR },
    {
      call: "POST /supervision/inspections/inspectors",
      send: { intent: "remove", id: "{nowhere}" },
      expect: { 401: "out", 404: "regulator", 403: "rest" },
    },
  ],
  "_desk.checks._index": [{ call: "GET /checks", expect: PROVIDER }],
  "_desk.checks.$id": [
    { call: "GET /checks/{check}", expect: PROVIDER },
    { call: "GET /checks/{nowhere}", expect: { 302: "out", 404: "provider", 403: "rest" } },
    {
      call: "POST /checks/{check}",
      send: { intent: "answer", text: "已整改完毕" },
      expect: { 401: "out", 409: "business pown", 403: "rest" },
    },
  ],
  "checks.proofs.$id": [
    { call: "GET /checks/proofs/{proof}", expect: { 302: "out", 200: "provider regulator", 403: "rest" } },
    {
      call: "GET /checks/proofs/{nowhere}",
      expect: { 302: "out", 404: "provider regulator", 403: "rest" },
    },
  ],
};
