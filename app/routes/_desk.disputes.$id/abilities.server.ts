import type { Actor } from "~/domain/actor";
import type { DisputeEvent } from "~/domain/disputes/dispute";
import { disputeLifecycle, keepsCondition } from "~/domain/disputes/dispute";
import { disputePolicy } from "~/domain/disputes/dispute.policy";
import type { DisputeView } from "~/domain/disputes/dispute.queries.server";
import type { Seat } from "~/domain/disputes/panel.queries.server";
import { sideOf } from "~/domain/orders/order.policy";

/** In the order of the page: the first one that somebody may take stands open. */
export const ABILITIES = [
  "confirm",
  "explain",
  "vote",
  "decide",
  "name_panel",
  "mediate",
  "propose",
  "talk",
  "order_retest",
  "appeal",
  "keep",
  "decline",
  "fail",
  "refer",
  "recall",
  "replace",
  "evidence",
  "withdraw",
] as const;
export type Ability = (typeof ABILITIES)[number];

interface Asked {
  actor: Actor;
  dispute: DisputeView;
  seats: readonly Seat[];
  now: Date;
}

/** What this person can do now: the same rules the commands refuse by, asked beforehand. */
export function abilitiesOf(asked: Asked): Ability[] {
  const { dispute } = asked;
  if (dispute.suspended_at || dispute.request_suspended_at || dispute.ended_at) return [];
  const rules = { ...partyRules(asked), ...hubRules(asked), ...panelRules(asked) };
  return ABILITIES.filter((ability) => rules[ability]);
}

const allows = ({ dispute }: Asked, event: DisputeEvent) => disputeLifecycle.allows(dispute.status, event);
const isDue = ({ dispute, now }: Asked) => dispute.due_at !== null && dispute.due_at <= now;

function partyRules(asked: Asked) {
  const { actor, dispute, seats } = asked;
  const facts = { ...dispute, panel: seats };
  const party = disputePolicy.party(actor, facts);
  const client = disputePolicy.client(actor, facts);
  const explains = disputePolicy.explain(actor, facts);
  const enterprise = sideOf(actor, dispute) === "enterprise";
  const proposed = party && dispute.proposed_decision !== null && allows(asked, "talk");
  const confirmed = enterprise ? dispute.client_confirmed_at : dispute.provider_confirmed_at;
  const kept = enterprise ? dispute.client_keeps_at : dispute.provider_keeps_at;
  return {
    explain: explains && allows(asked, "explain"),
    confirm: proposed && confirmed === null,
    decline: proposed,
    appeal: party && allows(asked, "appeal") && !isDue(asked),
    keep: party && keepsCondition(dispute.category) && kept === null,
    evidence: client || explains,
    withdraw: client && allows(asked, "withdraw"),
  };
}

function hubRules(asked: Asked) {
  const { actor, dispute, seats } = asked;
  const facts = { ...dispute, panel: seats };
  const lead = disputePolicy.lead(actor, facts);
  return {
    mediate: lead && allows(asked, "mediate") && (dispute.status !== "objection" || isDue(asked)),
    talk: lead && allows(asked, "talk"),
    propose: lead && allows(asked, "talk"),
    fail: lead && allows(asked, "fail"),
    order_retest: lead && allows(asked, "order_retest"),
    recall: lead && allows(asked, "miss_retest"),
    refer: lead && allows(asked, "refer"),
  };
}

function panelRules(asked: Asked) {
  const { actor, dispute, seats } = asked;
  const facts = { ...dispute, panel: seats };
  const convenes = disputePolicy.convene(actor, facts) && allows(asked, "sit");
  const seat = disputePolicy.seat(actor, facts);
  const mine = seats.find(({ userId }) => userId === seat?.userId);
  return {
    name_panel: convenes && seats.length === 0,
    replace: convenes && seats.some(({ voted }) => !voted),
    vote: mine !== undefined && allows(asked, "sit") && !mine.voted,
    decide:
      (mine?.lead === true || (mine !== undefined && isDue(asked))) &&
      allows(asked, "decide") &&
      seats.every(({ voted }) => voted),
  };
}
