import type { Area } from "./roles";

const EVERYBODY = { 200: "rest" };
const NOBODY = { 404: "rest" };

/** What is open to all the world, and says the same to everybody. */
export const open: Area = {
  "_public._index": [{ call: "GET /", expect: EVERYBODY }],
  "_public.catalogue": [{ call: "GET /catalogue", expect: EVERYBODY }],
  "_public.developers": [{ call: "GET /developers", expect: EVERYBODY }],
  "_public.documents._index": [{ call: "GET /documents?q=GB", expect: EVERYBODY }],
  "_public.documents.$id": [
    { call: "GET /documents/{document}", expect: EVERYBODY },
    { call: "GET /documents/{nowhere}", expect: NOBODY },
    { call: "GET /documents/x", expect: NOBODY },
  ],
  "_public.assistant._index": [
    { call: "GET /assistant", expect: EVERYBODY },
    { call: "GET /assistant?q=强制检定", expect: EVERYBODY },
    {
      call: "POST /assistant?index",
      send: { intent: "vote", question: "{nowhere}", helpful: "yes" },
      expect: NOBODY,
    },
    {
      call: "POST /assistant?index",
      send: { intent: "talk", question: "{nowhere}" },
      expect: { 302: "out", 404: "enterprise", 403: "rest" },
    },
  ],
  "_public.assistant.rules": [{ call: "GET /assistant/rules", expect: EVERYBODY }],
  "_public.laws._index": [{ call: "GET /laws", expect: EVERYBODY }],
  "_public.laws.$id": [
    { call: "GET /laws/{law}", expect: EVERYBODY },
    { call: "GET /laws/{nowhere}", expect: NOBODY },
    { call: "GET /laws/x", expect: NOBODY },
  ],
  "documents.search": [{ call: "GET /documents/search?q=GB", expect: EVERYBODY }],
  "documents.$id.parameters": [
    { call: "GET /documents/{document}/parameters", expect: EVERYBODY },
    { call: "GET /documents/x/parameters", expect: NOBODY },
  ],
  "object-classes.search": [{ call: "GET /object-classes/search?q=x", expect: EVERYBODY }],
  "_public.hubs._index": [{ call: "GET /hubs", expect: EVERYBODY }],
  "_public.hubs.$id": [
    { call: "GET /hubs/{hubNear}", expect: EVERYBODY },
    { call: "GET /hubs/{nowhere}", expect: NOBODY },
    { call: "GET /hubs/x", expect: NOBODY },
  ],
  "_public.notices._index": [{ call: "GET /notices", expect: EVERYBODY }],
  "_public.notices.$id": [
    { call: "GET /notices/{nowhere}", expect: NOBODY },
    { call: "GET /notices/x", expect: NOBODY },
  ],
  "_public.credit._index": [{ call: "GET /credit", expect: EVERYBODY }],
  "_public.credit.blacklist": [{ call: "GET /credit/blacklist", expect: EVERYBODY }],
  "_public.providers._index": [{ call: "GET /providers", expect: EVERYBODY }],
  "_public.providers.$id": [
    { call: "GET /providers/{lab}", expect: EVERYBODY },
    { call: "GET /providers/{nowhere}", expect: NOBODY },
  ],
  "_public.authenticity._index": [
    { call: "GET /authenticity", expect: EVERYBODY },
    { call: "GET /authenticity?number={number}", expect: EVERYBODY },
  ],
  "_public.authenticity.$number": [
    { call: "GET /authenticity/{number}", expect: EVERYBODY },
    { call: "GET /authenticity/x", expect: EVERYBODY },
  ],
  "api.v1.openapi[.]json": [{ call: "GET /api/v1/openapi.json", expect: EVERYBODY }],
};
