import type { Area, Row } from "./roles";

const STALE = { version: "9999" };
const TEXT = { text: "测试用的说明" };
const OUTSIDE = { 302: "out", 403: "admin", 200: "province watch", 404: "rest" };
/** The dispute of the neighbourhood waits for the provider's explanation; nobody sits on a panel. */
const step = (send: Row["send"], expect: Row["expect"], at = "{dispute}"): Row => ({
  call: `POST /disputes/${at}`,
  send: { ...STALE, ...send },
  expect: { 401: "out", 404: "expert", 403: "rest", ...expect },
});
/** Another city's does not exist; province and its regulator see it. */
const elsewhere = (send: Row["send"], expect: Row["expect"]): Row => ({
  ...step(send, {}, "{foreignDispute}"),
  expect: { 401: "out", 404: "rest", ...expect },
});

/** Disputes: who sees them, who takes which step. */
export const disputes: Area = {
  "_desk.disputes._index": [
    { call: "GET /disputes", expect: { 302: "out", 403: "admin", 200: "rest" } },
    {
      call: "GET /disputes?view=overdue&status=objection",
      expect: { 302: "out", 403: "admin", 200: "rest" },
    },
  ],
  "_desk.disputes.$id": [
    { call: "GET /disputes/{dispute}", expect: { 302: "out", 403: "admin", 404: "expert", 200: "rest" } },
    { call: "GET /disputes/{foreignDispute}", expect: OUTSIDE },
    step({ intent: "explain", ...TEXT }, { 412: "provider" }),
    step({ intent: "evidence", ...TEXT }, { 412: "provider enterprise" }),
    step({ intent: "keep" }, { 409: "enterprise business pown" }),
    step({ intent: "mediate" }, { 412: "hub" }),
    step({ intent: "talk", ...TEXT }, { 409: "hub" }),
    step({ intent: "propose", decision: "redo", terms: "重新检测" }, { 409: "hub" }),
    step({ intent: "confirm" }, { 409: "enterprise business pown" }),
    step({ intent: "decline", ...TEXT }, { 409: "enterprise business pown" }),
    step({ intent: "fail", ...TEXT }, { 409: "hub" }),
    step(
      {
        intent: "order_retest",
        siteId: "{farSite}",
        items: "{ownItem}",
        instruction: "请复测",
        payer: "half",
      },
      { 409: "hub" },
    ),
    step({ intent: "recall", ...TEXT }, { 409: "hub" }),
    step({ intent: "refer", ...TEXT }, { 409: "hub" }),
    step({ intent: "appeal", ...TEXT }, { 409: "enterprise business pown" }),
    step(
      {
        intent: "name_panel",
        leadId: "{nowhere}",
        "memberIds[0]": "{cityExpert}",
        "memberIds[1]": "{ownItem}",
      },
      { 409: "head city province" },
    ),
    step(
      { intent: "replace", outId: "{nowhere}", inId: "{cityExpert}", ...TEXT },
      { 409: "head city province" },
    ),
    step({ intent: "vote", vote: "redo", opinion: "不该由我来写" }, {}),
    step({ intent: "decide", rank: "mandatory", mandatory: "标准", reasoning: "不该由我来写这个理由" }, {}),
    step({ intent: "withdraw", ...TEXT }, { 412: "enterprise" }),
    {
      call: "POST /disputes/{dispute}",
      send: { intent: "no-such-button" },
      expect: { 401: "out", 403: "admin", 422: "rest" },
    },
    elsewhere({ intent: "explain", ...TEXT }, { 403: "admin province watch" }),
    elsewhere({ intent: "withdraw", ...TEXT }, { 403: "admin province watch" }),
    elsewhere({ intent: "mediate" }, { 403: "admin watch", 412: "province" }),
    elsewhere({ intent: "vote", vote: "redo", opinion: "意见" }, { 403: "admin province watch" }),
  ],
  "_desk.retests": [
    { call: "GET /retests", expect: { 302: "out", 200: "provider", 403: "rest" } },
    {
      call: "POST /retests",
      send: { intent: "refuse", retestId: "{nowhere}", ...TEXT },
      expect: { 401: "out", 404: "provider", 403: "rest" },
    },
  ],
  "disputes.$id.files.$fileId": [
    {
      call: "GET /disputes/{dispute}/files/{disputedFile}",
      expect: { 302: "out", 404: "expert admin", 200: "rest" },
    },
    { call: "GET /disputes/{dispute}/files/{foreignDisputedFile}", expect: { 302: "out", 404: "rest" } },
    {
      call: "GET /disputes/{foreignDispute}/files/{foreignDisputedFile}",
      expect: { 302: "out", 200: "province watch", 404: "rest" },
    },
  ],
  "disputes.$id.decision[.]pdf": [
    { call: "GET /disputes/{dispute}/decision.pdf", expect: { 302: "out", 404: "rest" } },
  ],
};
