import { type Actor, isRegulator } from "~/domain/actor";
import { orderLifecycle } from "~/domain/orders/order";
import { type OrderFacts, orderPolicy, sideOf } from "~/domain/orders/order.policy";
import type { OrderView } from "~/domain/orders/order.queries.server";
import { isActive } from "~/domain/orders/start-work.server";

export const ABILITIES = [
  "receive_sample",
  "start_visit",
  "start",
  "issue",
  "accept",
  "consent",
  "resume",
  "cancel_confirm",
  "keep",
  "progress",
  "amend",
  "dispute",
  "hold",
  "cancel",
  "revoke",
  "invoice",
  "slip",
  "payment",
] as const;
export type Ability = (typeof ABILITIES)[number];
type Rules = Record<Ability, boolean>;

/**
 * Which buttons the order page offers this person now: the same rules the commands refuse by, asked beforehand.
 * `answers`: whether he may put his name to such work.
 */
export function abilitiesOf(actor: Actor, order: OrderView, answers: boolean): Ability[] {
  if (order.suspended_at || order.request_suspended_at) return [];
  const rules: Rules = {
    ...workRules(actor, order),
    ...dealRules(actor, order),
    ...reportRules(actor, order, answers),
  };
  return ABILITIES.filter((ability) => rules[ability]);
}

const allows = (order: OrderView, event: Parameters<typeof orderLifecycle.allows>[1]) =>
  orderLifecycle.allows(order.status, event);
type Some<Key extends Ability> = Pick<Rules, Key>;

function workRules(
  actor: Actor,
  order: OrderView & OrderFacts,
): Some<"receive_sample" | "start_visit" | "start" | "progress" | "hold" | "consent" | "resume"> {
  const works = orderPolicy.work(actor, order) && order.held_at === null;
  const party = orderPolicy.party(actor, order);
  return {
    receive_sample: works && allows(order, "receive_sample"),
    start_visit: works && allows(order, "start_visit"),
    start: works && allows(order, "start"),
    progress: works && isActive(order),
    hold: party && isActive(order) && order.held_at === null,
    consent: orderPolicy.client(actor, order) && order.held_at !== null && order.hold_consented_at === null,
    resume: party && order.held_at !== null,
  };
}

function dealRules(
  actor: Actor,
  order: OrderView,
): Some<"cancel" | "cancel_confirm" | "keep" | "invoice" | "slip" | "payment"> {
  const party = orderPolicy.party(actor, order);
  const asked = order.cancel_requested_by;
  const open = order.status !== "cancelled" && order.status !== "closed";
  return {
    cancel: party && allows(order, "cancel") && asked === null,
    cancel_confirm: party && allows(order, "cancel") && asked !== null && asked !== sideOf(actor, order),
    keep: party && order.status !== "cancelled" && asked !== null,
    invoice: orderPolicy.client(actor, order) && open,
    slip: orderPolicy.client(actor, order) && open,
    payment: orderPolicy.deal(actor, order) && open && order.payment_recorded_at === null,
  };
}

function reportRules(
  actor: Actor,
  order: OrderView,
  answers: boolean,
): Some<"issue" | "amend" | "revoke" | "accept" | "dispute"> {
  const signs = orderPolicy.sign(actor, order) && answers;
  const client = orderPolicy.client(actor, order);
  const reported = allows(order, "amend");
  return {
    issue: signs && allows(order, "issue") && order.held_at === null,
    amend: signs && reported,
    revoke: (signs || (isRegulator(actor) && orderPolicy.revoke(actor, order))) && allows(order, "revoke"),
    accept: client && allows(order, "accept"),
    dispute: client && allows(order, "dispute"),
  };
}
