import { lifecycle } from "../lifecycle";

export const ORDER_EVENTS = [
  "receive_sample",
  "start_visit",
  "start",
  "issue",
  "amend",
  "accept",
  "dispute",
  "decide_accepted",
  "decide_redo",
  "restore",
  "revoke",
  "follow_up",
  "close",
  "cancel",
] as const;
export type OrderEvent = (typeof ORDER_EVENTS)[number];

export type OrderStatus =
  | "confirmed"
  | "sample_received"
  | "on_site"
  | "in_progress"
  | "report_issued"
  | "accepted"
  | "disputed"
  | "followed_up"
  | "closed"
  | "cancelled";

/** DOMAIN 5, from the award on. Holding, consent, suspension and payment are flags beside it. */
export const orderLifecycle = lifecycle<OrderStatus, OrderEvent>({
  confirmed: { receive_sample: "sample_received", start_visit: "on_site", cancel: "cancelled" },
  sample_received: { start: "in_progress", cancel: "cancelled" },
  on_site: { start: "in_progress", cancel: "cancelled" },
  in_progress: { issue: "report_issued", cancel: "cancelled" },
  report_issued: {
    amend: "report_issued",
    accept: "accepted",
    dispute: "disputed",
    // without a deliverable in force there is nothing to accept: the work goes on
    revoke: "in_progress",
  },
  accepted: { amend: "accepted", dispute: "disputed", revoke: "in_progress", follow_up: "followed_up" },
  disputed: {
    decide_accepted: "accepted",
    decide_redo: "in_progress",
    revoke: "in_progress",
    // the objection is taken back before the report was accepted
    restore: "report_issued",
  },
  followed_up: { close: "closed" },
  closed: {},
  cancelled: {},
});

/** States that nothing leads out of. */
export const ORDER_ENDS: readonly OrderStatus[] = ["closed", "cancelled"];
