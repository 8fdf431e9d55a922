import type { Area, Row } from "./roles";

const MEMBER = { 302: "out", 200: "rest" };
const ADMIN = { 302: "out", 200: "admin", 403: "rest" };
const HASH = "a".repeat(64);
const PERSON = { name: "测试人员", password: "Zheng-Que-2026-Ma" };

/** Accounts, members, notices, and what superiors and administrators do with organisations. */
export const accounts: Area = {
  "_public.sign-in": [
    { call: "GET /sign-in", expect: { 200: "out", 302: "rest" } },
    { call: "POST /sign-in", send: { login: "nobody-here", password: "wrong" }, expect: { 401: "rest" } },
  ],
  // without a right password just before, nobody is asked anything
  "_public.sign-in_.code": [
    { call: "GET /sign-in/code", expect: { 200: "out", 302: "rest" } },
    { call: "POST /sign-in/code", send: { code: "000000" }, expect: { 401: "rest" } },
  ],
  "_public.sign-up._index": [
    { call: "GET /sign-up", expect: { 200: "out", 302: "rest" } },
    { call: "POST /sign-up", send: {}, expect: { 422: "rest" } },
  ],
  "_public.sign-up.provider": [
    { call: "GET /sign-up/provider", expect: { 200: "out", 302: "rest" } },
    { call: "POST /sign-up/provider", send: {}, expect: { 422: "rest" } },
  ],
  "_public.password-reset._index": [
    { call: "GET /password-reset", expect: { 200: "rest" } },
    { call: "POST /password-reset", send: {}, expect: { 422: "rest" } },
  ],
  "_public.password-reset.$token": [
    { call: "GET /password-reset/{nowhere}", expect: { 410: "rest" } },
    {
      call: "POST /password-reset/{nowhere}",
      send: { newPassword: PERSON.password },
      expect: { 410: "rest" },
    },
  ],
  "_public.invitations.$token": [
    { call: "GET /invitations/{nowhere}", expect: { 410: "rest" } },
    { call: "POST /invitations/{nowhere}", send: { ...PERSON, login: "guest" }, expect: { 410: "rest" } },
  ],
  "_desk.account": [
    { call: "GET /account", expect: MEMBER },
    { call: "POST /account", send: { intent: "revoke", session: HASH }, expect: { 401: "out", 404: "rest" } },
    {
      call: "POST /account",
      send: { intent: "password", currentPassword: "wrong", newPassword: PERSON.password },
      expect: { 401: "out", 422: "rest" },
    },
  ],
  "_desk.account_.second-factor": [
    { call: "GET /account/second-factor", expect: MEMBER },
    {
      call: "POST /account/second-factor",
      send: { intent: "begin", currentPassword: "wrong" },
      expect: { 401: "out", 422: "rest" },
    },
    {
      call: "POST /account/second-factor",
      send: { intent: "confirm", code: "000000" },
      expect: { 401: "out", 409: "rest" },
    },
    {
      call: "POST /account/second-factor",
      send: { intent: "off", currentPassword: "wrong", code: "000000" },
      expect: { 401: "out", 422: "rest" },
    },
  ],
  "_desk.account_.personal-data": [
    { call: "GET /account/personal-data", expect: MEMBER },
    { call: "POST /account/personal-data", send: {}, expect: { 401: "out", 422: "rest" } },
    {
      call: "POST /account/personal-data",
      send: { currentPassword: "wrong", understood: "on" },
      expect: { 401: "out", 422: "rest" },
    },
  ],
  "account.data[.]json": [{ call: "POST /account/data.json", expect: { 401: "out", 200: "rest" } }],
  // receivers are the business of who answers for the house; another house's do not exist
  "_desk.integrations._index": [
    { call: "GET /integrations", expect: { 302: "out", 200: "own pown head", 403: "rest" } },
    { call: "POST /integrations", send: {}, expect: { 401: "out", 422: "own pown head", 403: "rest" } },
    {
      call: "POST /integrations",
      send: { url: "https://127.0.0.1/x", format: "standard", kinds: "order.cancelled" },
      expect: { 401: "out", 422: "own pown head", 403: "rest" },
    },
  ],
  "_desk.integrations.$id": [
    {
      call: "GET /integrations/{webhook}",
      expect: { 302: "out", 200: "own", 404: "pown head", 403: "rest" },
    },
    ...["ping", "rotate", "enable", "pause", "remove"].map(
      (intent): Row => ({
        call: "POST /integrations/{foreignWebhook}",
        send: { intent },
        expect: { 401: "out", 404: "own pown head", 403: "rest" },
      }),
    ),
    {
      call: "POST /integrations/{webhook}",
      send: { intent: "resend", deliveryId: "{nowhere}" },
      expect: { 401: "out", 404: "own pown head", 403: "rest" },
    },
    {
      call: "POST /integrations/{webhook}",
      send: { kinds: "package.invited" },
      expect: { 401: "out", 422: "own", 404: "pown head", 403: "rest" },
    },
  ],
  "_desk.members": [
    { call: "GET /members", expect: MEMBER },
    {
      call: "POST /members",
      send: { intent: "remove", membershipId: "{strangerMember}" },
      expect: { 401: "out", 404: "rest" },
    },
    {
      call: "POST /members",
      send: { membershipId: "{strangerMember}", role: "staff" },
      expect: { 401: "out", 404: "rest" },
    },
    // a role that only a superior gives: refused to heads and others alike
    {
      call: "POST /members",
      send: { intent: "invite", email: "guest@example.test", role: "supervisor" },
      expect: { 401: "out", 403: "rest" },
    },
    {
      call: "POST /members",
      send: { intent: "invite", email: "guest@example.test", role: "expert" },
      expect: { 401: "out", 302: "pown head", 403: "rest" },
    },
    {
      call: "POST /members",
      send: { intent: "cancel", invitationId: "{nowhere}" },
      expect: { 401: "out", 404: "own pown head regulator admin", 403: "rest" },
    },
  ],
  "_desk.notifications": [
    { call: "GET /notifications", expect: MEMBER },
    { call: "POST /notifications", send: {}, expect: { 401: "out", 422: "rest" } },
    { call: "POST /notifications", send: { intent: "all" }, expect: { 401: "out", 302: "rest" } },
  ],
  "organisation-switch": [
    {
      call: "POST /organisation-switch",
      send: { organisationId: "{stranger}" },
      expect: { 401: "out", 404: "rest" },
    },
  ],
  "_desk.hub-accounts": [
    { call: "GET /hub-accounts", expect: { 302: "out", 200: "hub regulator admin", 403: "rest" } },
    {
      call: "POST /hub-accounts",
      send: { ...PERSON, login: "newcounty", kind: "hub", hubId: "{hubNear}" },
      expect: { 401: "out", 302: "head", 403: "rest" },
    },
    {
      call: "POST /hub-accounts",
      send: { ...PERSON, login: "newwatch", kind: "regulator", hubId: "{hubNear}" },
      expect: { 401: "out", 302: "watchcity", 403: "rest" },
    },
    {
      call: "POST /hub-accounts",
      send: { ...PERSON, login: "newfar", kind: "hub", hubId: "{hubFar}" },
      expect: { 401: "out", 403: "rest" },
    },
  ],
  "_desk.assistant-gaps": [
    { call: "GET /assistant-gaps", expect: { 302: "out", 200: "hub admin", 403: "rest" } },
    {
      call: "POST /assistant-gaps",
      send: { gap: "{nowhere}" },
      expect: { 401: "out", 404: "admin", 403: "rest" },
    },
  ],
  "_desk.admin.reference.faq._index": [
    { call: "GET /admin/reference/faq", expect: ADMIN },
    { call: "POST /admin/reference/faq?index", send: {}, expect: { 401: "out", 422: "admin", 403: "rest" } },
  ],
  "_desk.admin.reference.faq.$id": [
    { call: "GET /admin/reference/faq/{faq}", expect: ADMIN },
    { call: "GET /admin/reference/faq/{nowhere}", expect: { 302: "out", 404: "admin", 403: "rest" } },
    { call: "POST /admin/reference/faq/{faq}", send: {}, expect: { 401: "out", 422: "admin", 403: "rest" } },
  ],
  "_desk.vetting": [
    { call: "GET /vetting", expect: { 302: "out", 200: "hub", 403: "rest" } },
    {
      call: "POST /vetting",
      send: { intent: "confirm", organisationId: "{lab}" },
      expect: { 401: "out", 409: "hub", 403: "rest" },
    },
    {
      call: "POST /vetting",
      send: { intent: "vet", organisationId: "{far}" },
      expect: { 401: "out", 404: "near", 409: "province", 403: "rest" },
    },
  ],
  "vetting.$id.licence": [
    { call: "GET /vetting/{lab}/licence", expect: { 302: "out", 200: "hub", 403: "rest" } },
    { call: "GET /vetting/{far}/licence", expect: { 302: "out", 404: "near", 200: "province", 403: "rest" } },
  ],
  "_desk.admin.organisations._index": [
    { call: "GET /admin/organisations", expect: { 302: "out", 200: "admin", 403: "rest" } },
  ],
  "_desk.admin.organisations.$id": [
    { call: "GET /admin/organisations/{enterprise}", expect: { 302: "out", 200: "admin", 403: "rest" } },
    { call: "GET /admin/organisations/{nowhere}", expect: { 302: "out", 404: "admin", 403: "rest" } },
    {
      call: "POST /admin/organisations/{enterprise}",
      send: { intent: "reactivate" },
      expect: { 401: "out", 409: "admin", 403: "rest" },
    },
    {
      call: "POST /admin/organisations/{platform}",
      send: { intent: "suspend", reason: "自己停用自己" },
      expect: { 401: "out", 403: "rest" },
    },
    {
      call: "POST /admin/organisations/{stranger}",
      send: { userId: "{nowhere}", status: "suspended" },
      expect: { 401: "out", 404: "admin", 403: "rest" },
    },
    {
      call: "POST /admin/organisations/{stranger}",
      send: { intent: "factor", userId: "{strangerUser}" },
      expect: { 401: "out", 409: "admin", 403: "rest" },
    },
  ],
  "_desk.admin.jobs": [{ call: "GET /admin/jobs", expect: { 302: "out", 200: "admin", 403: "rest" } }],
  // a layout with its own address: its index page answers
  "_desk.admin.reference": [{ call: "GET /admin/reference", expect: ADMIN }],
  "_desk.admin.reference._index": [{ call: "GET /admin/reference", expect: ADMIN }],
  ...Object.fromEntries(
    ["catalogue", "compulsory", "documents", "holidays", "notices", "settings"].map((table) => [
      `_desk.admin.reference.${table}`,
      [
        { call: `GET /admin/reference/${table}`, expect: ADMIN },
        {
          call: `POST /admin/reference/${table}`,
          send: {},
          expect: { 401: "out", 422: "admin", 403: "rest" },
        },
      ] satisfies Row[],
    ]),
  ),
  language: [{ call: "POST /language?next=//evil.example", expect: { 302: "rest" } }],
  home: [{ call: "GET /home", expect: { 302: "rest" } }],
  "sign-out": [{ call: "POST /sign-out", expect: { 302: "rest" }, ends: true }],
};
