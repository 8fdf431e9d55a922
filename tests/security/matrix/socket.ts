import type { ClientToServer } from "~/realtime/contract";

/** Who may do what in which conversation of the town, by socket; everybody else is told `forbidden`. */
export type Talk =
  | "request"
  | "order"
  | "counter"
  | "foreignRequest"
  | "foreignOrder"
  | "foreignCounter"
  | "nowhere";

/** The expert is the request's expert by name; the city's head looks into it for a recorded reason. */
const PART = { request: "enterprise expert", order: "enterprise provider", counter: "enterprise county" };
const NOBODY = { foreignRequest: "", foreignOrder: "", foreignCounter: "", nowhere: "" };
const LOOKS_IN = { ...PART, request: `${PART.request} head` };

/** Every event of the contract, conversation by conversation. */
export const SOCKET: Record<keyof ClientToServer, Record<Talk, string>> = {
  "msg.send": { ...PART, ...NOBODY },
  "conv.sync": { ...LOOKS_IN, ...NOBODY },
  // an inspector is answered, and leaves no mark
  "conv.read": { ...LOOKS_IN, ...NOBODY },
  typing: { ...PART, ...NOBODY },
};
