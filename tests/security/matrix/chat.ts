import type { Area, Row } from "./roles";

const M = "01900000-0000-7000-8000-00000000c4a7";
const OTHER = "01900000-0000-7000-8000-00000000c4a8";
/** Whoever takes part in the own request's talk: its enterprise, and its expert by name. */
const PARTIES = "enterprise expert";
const READERS = { 302: "out", 200: PARTIES, 404: "rest" };
const WRITERS = { 401: "out", 302: PARTIES, 404: "rest" };
const NOBODY = { 401: "out", 404: "rest" };
const REASON = { reason: "测试用的理由" };

const press = (talk: string, send: Row["send"], expect: Row["expect"]): Row => ({
  call: `POST /chat/${talk}`,
  send: send as Record<string, unknown>,
  expect,
});
const about = (intent: string, more: object = {}) => ({ intent, seq: "{ownMessage}", ...more });

/** Conversations: their lists, pages, forms, files and records. */
export const chat: Area = {
  "_desk.chat._index": [
    { call: "GET /chat", expect: { 302: "out", 200: "rest" } },
    { call: "GET /chat?area=1&q=测试", expect: { 302: "out", 200: "rest" } },
    {
      call: "POST /chat?index",
      send: { subject: "request", requestId: "{own}" },
      expect: { 401: "out", 302: "enterprise", 404: "rest" },
    },
    {
      call: "POST /chat?index",
      send: { subject: "order", orderId: "{confirmed}" },
      expect: { 401: "out", 302: "enterprise provider", 404: "rest" },
    },
    {
      call: "POST /chat?index",
      send: { subject: "enterprise" },
      expect: { 401: "out", 302: "enterprise", 403: "rest" },
    },
  ],
  "_desk.chat.$id": [
    { call: "GET /chat/{ownTalk}", expect: READERS },
    { call: "GET /chat/{ownTalk}?tool=quote", expect: READERS },
    { call: "GET /chat/{orderTalk}", expect: { 302: "out", 200: "enterprise provider", 404: "rest" } },
    { call: "GET /chat/{foreignTalk}", expect: { 302: "out", 404: "rest" } },
    press("{ownTalk}", { intent: "say", m: M, b: "矩阵里说的话" }, WRITERS),
    press("{foreignTalk}", { intent: "say", m: OTHER, b: "矩阵里说的话" }, NOBODY),
    press("{ownTalk}", { intent: "read", upTo: "1" }, WRITERS),
    press("{foreignTalk}", { intent: "read", upTo: "1" }, NOBODY),
    press("{ownTalk}", about("edit", { words: "换个说法" }), {
      401: "out",
      302: "own",
      403: "staff expert",
      404: "rest",
    }),
    press("{foreignTalk}", about("edit", { words: "换个说法" }), NOBODY),
    press("{ownTalk}", about("report", REASON), { 401: "out", 409: "own", 302: "staff expert", 404: "rest" }),
    press("{ownTalk}", about("redact"), { 401: "out", 302: "own", 403: "staff expert", 404: "rest" }),
    press("{ownTalk}", about("moderate", REASON), { 401: "out", 302: "head", 404: "rest" }),
    press("{foreignTalk}", about("moderate", REASON), NOBODY),
    press("{ownTalk}", { intent: "document", number: "GB 31604.8-2021" }, WRITERS),
    press(
      "{ownTalk}",
      { intent: "confirm", draftId: "{nowhere}" },
      { 401: "out", 403: "expert", 404: "rest" },
    ),
    press(
      "{ownTalk}",
      { intent: "rate", score: "5" },
      { 401: "out", 409: "enterprise", 403: "expert", 404: "rest" },
    ),
    press(
      "{orderTalk}",
      { intent: "close" },
      { 401: "out", 409: "enterprise", 403: "provider", 404: "rest" },
    ),
    press("{orderTalk}", { intent: "reopen" }, { 401: "out", 302: "enterprise provider", 404: "rest" }),
    press("{foreignTalk}", { intent: "close" }, NOBODY),
    press("{ownTalk}", { intent: "nonsense" }, { 401: "out", 422: "rest" }),
  ],
  "_desk.chat.$id_.transcript": [
    { call: "GET /chat/{ownTalk}/transcript", expect: READERS },
    { call: "POST /chat/{ownTalk}/transcript", send: {}, expect: { 401: "out", 200: PARTIES, 404: "rest" } },
    { call: "POST /chat/{foreignTalk}/transcript", send: {}, expect: NOBODY },
  ],
  "_desk.chat.$id_.draft": [
    {
      call: "GET /chat/{ownTalk}/draft",
      expect: { 302: "out", 200: "expert", 403: "enterprise", 404: "rest" },
    },
    {
      call: "POST /chat/{ownTalk}/draft",
      send: { template: "no-such-template" },
      expect: { 401: "out", 422: "expert", 403: "enterprise", 404: "rest" },
    },
  ],
  "_desk.chat.$id_.inspect": [
    { call: "GET /chat/{ownTalk}/inspect", expect: { 302: "out", 200: "hub regulator", 403: "rest" } },
    {
      call: "POST /chat/{ownTalk}/inspect",
      send: { reason: "x" },
      expect: { 401: "out", 422: "head regulator", 404: "county city province", 403: "rest" },
    },
    {
      call: "POST /chat/{farTalk}/inspect",
      send: REASON,
      expect: { 401: "out", 302: "watch", 404: "hub watchcity", 403: "rest" },
    },
  ],
  "_desk.chat.reports": [
    { call: "GET /chat/reports", expect: { 302: "out", 200: "head", 403: "rest" } },
    {
      call: "POST /chat/reports",
      send: { reportId: "{nowhere}", decision: "kept" },
      expect: { 401: "out", 404: "head", 403: "rest" },
    },
  ],
  "chat.list": [
    { call: "GET /chat/list", expect: { 302: "out", 200: "rest" } },
    { call: "GET /chat/list?status=closed&q=测试", expect: { 302: "out", 200: "rest" } },
    { call: "GET /chat/list?cursor=x", expect: { 302: "out", 422: "rest" } },
  ],
  "chat.unread": [{ call: "GET /chat/unread", expect: { 302: "out", 200: "rest" } }],
  "chat.$id.attachments": [
    { call: "POST /chat/{ownTalk}/attachments", send: {}, expect: { 401: "out", 422: "rest" } },
  ],
  "chat.attachments.$id": [{ call: "GET /chat/attachments/{nowhere}", expect: { 302: "out", 404: "rest" } }],
  "chat.transcripts.$id": [{ call: "GET /chat/transcripts/{nowhere}", expect: { 302: "out", 404: "rest" } }],
};
