import type { Area } from "./roles";

const NOBODYS_HASH = "0".repeat(64);

/** Experts: roster, profiles, who answers what, consultations, canned replies. */
export const experts: Area = {
  "_desk.experts._index": [
    { call: "GET /experts", expect: { 302: "out", 200: "hub provider", 403: "rest" } },
    {
      call: "POST /experts?index",
      send: { membershipId: "{strangerMember}" },
      expect: { 401: "out", 404: "hub provider", 403: "rest" },
    },
  ],
  "_desk.experts.$id": [
    {
      call: "GET /experts/{cityExpert}",
      expect: { 302: "out", 200: "head city province expert", 404: "county provider", 403: "rest" },
    },
    {
      call: "POST /experts/{cityExpert}",
      send: { title: "工程师", capacity: "4", expectedVersion: "9999" },
      expect: { 401: "out", 404: "county provider", 412: "head", 403: "rest" },
    },
    {
      call: "POST /experts/{cityExpert}",
      send: { intent: "end", leaveId: "{nowhere}" },
      expect: { 401: "out", 404: "county provider head expert", 403: "rest" },
    },
  ],
  "_desk.chat.$id_.expert": [
    { call: "GET /chat/{queueTalk}/expert", expect: { 302: "out", 200: "hub expert", 403: "rest" } },
    {
      call: "GET /chat/{farQueueTalk}/expert",
      expect: { 302: "out", 404: "near expert", 200: "province", 403: "rest" },
    },
    {
      call: "POST /chat/{farQueueTalk}/expert",
      send: { intent: "take" },
      expect: { 401: "out", 404: "expert", 403: "rest" },
    },
    {
      call: "POST /chat/{farQueueTalk}/expert",
      send: { intent: "return" },
      expect: { 401: "out", 404: "near expert", 409: "province", 403: "rest" },
    },
    {
      call: "POST /chat/{farQueueTalk}/expert",
      send: { intent: "hand_over", expertId: "{nowhere}", note: "请接手" },
      expect: { 401: "out", 404: "near expert province", 403: "rest" },
    },
    {
      call: "POST /chat/{queueTalk}/expert",
      send: { intent: "consult", question: "请会诊", expertIds: "{cityExpert}" },
      expect: { 401: "out", 409: "hub", 404: "expert", 403: "rest" },
    },
  ],
  "_desk.consultations.$id": [
    {
      call: "GET /consultations/{consultation}",
      expect: { 302: "out", 200: "hub", 404: "expert", 403: "rest" },
    },
    {
      call: "POST /consultations/{consultation}",
      send: { intent: "sign", hash: NOBODYS_HASH },
      expect: { 401: "out", 404: "expert", 403: "rest" },
    },
    {
      call: "POST /consultations/{consultation}",
      send: { intent: "opinion", opinion: "不该由我来写" },
      expect: { 401: "out", 404: "expert", 403: "rest" },
    },
    {
      call: "POST /consultations/{consultation}",
      send: { intent: "release", expertId: "{cityExpert}", reason: "一直没有签署" },
      expect: { 401: "out", 404: "hub expert", 403: "rest" },
    },
    {
      call: "POST /consultations/{consultation}",
      send: { intent: "name_lead", expertId: "{cityExpert}", reason: "一直没有签署" },
      expect: { 401: "out", 404: "hub expert", 403: "rest" },
    },
  ],
  "_desk.canned-replies": [
    { call: "GET /canned-replies", expect: { 302: "out", 200: "hub expert", 403: "rest" } },
    { call: "POST /canned-replies", send: {}, expect: { 401: "out", 422: "hub expert", 403: "rest" } },
    {
      call: "POST /canned-replies",
      send: { title: "大家的", body: "您好", shared: "on" },
      expect: { 401: "out", 302: "head", 403: "rest" },
    },
    {
      call: "POST /canned-replies",
      send: { intent: "delete", id: "{nowhere}" },
      expect: { 401: "out", 404: "hub expert", 403: "rest" },
    },
  ],
};
