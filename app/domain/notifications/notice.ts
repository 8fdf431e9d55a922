/** Circles of people that an event concerns; each is one SQL fragment in `audience.queries.server.ts`. */
export type Audience =
  | "enterprise"
  | "hub"
  | "former_hub"
  | "named_hub"
  | "regulator"
  | "nearest_regulator"
  | "regulators_above"
  | "provider"
  | "provider_business"
  | "invited"
  | "invited_all"
  | "withdrawn_from"
  | "quoted"
  | "parties"
  | "organisation"
  | "subcontractor"
  | "retester"
  | "panel"
  | "convening_hub"
  | "serving_hub"
  | "person"
  | "administrators";

/** Who is told of an event, and under which name (the event's own unless `as` is given). */
export interface Telling {
  readonly to: Audience;
  readonly as?: string;
}

const to = (...audiences: Audience[]): Telling[] => audiences.map((audience) => ({ to: audience }));

/**
 * Event kind → who hears of it, in this order: somebody in two circles is told once, in the words of the first.
 * Whoever did it is never told.
 */
export const TELLINGS: Record<string, readonly Telling[]> = {
  "request.submitted": [...to("hub"), { to: "enterprise", as: "request.filed" }],
  "request.amended": to("hub"),
  "request.accepted": to("enterprise"),
  "request.returned": to("enterprise"),
  "request.transferred": [...to("hub"), { to: "enterprise", as: "request.moved" }],
  "request.escalated": [...to("hub"), { to: "former_hub", as: "request.climbed" }],
  "request.triage_warned": to("hub"),
  "request.triage_overdue": to("hub", "regulator"),
  "request.withdrawn": [...to("hub"), { to: "withdrawn_from", as: "request.withdrawn_market" }],
  "request.suspended": to("enterprise", "hub", "invited_all"),
  "request.lifted": to("enterprise", "hub", "invited_all"),
  "package.opened": [{ to: "invited", as: "package.invited" }, ...to("enterprise")],
  "package.widened": [{ to: "invited", as: "package.invited" }, ...to("enterprise")],
  "package.joined": [{ to: "invited", as: "package.invited" }],
  "package.extended": [...to("invited_all", "enterprise")],
  "package.comparing": to("enterprise"),
  "package.expired": [...to("enterprise", "hub"), { to: "quoted", as: "package.ended" }],
  "package.awarded": [{ to: "provider", as: "package.won" }, ...to("hub", "enterprise")],
  "package.designated": [{ to: "provider", as: "package.won" }, ...to("enterprise")],
  "quote.submitted": to("enterprise"),
  "quote.revised": to("enterprise"),
  "quote.retracted": to("enterprise"),
  "quote.declined": to("provider_business"),
  "order.sample_received": to("enterprise"),
  "order.visit_started": to("enterprise"),
  "order.started": to("enterprise"),
  "order.progressed": to("enterprise"),
  "order.held": to("parties"),
  "order.hold_consented": to("provider"),
  "order.resumed": to("parties"),
  "order.accepted": [{ to: "provider" }, { to: "hub", as: "order.to_follow_up" }],
  "order.disputed": to("provider", "hub"),
  "order.cancel_requested": to("parties"),
  "order.cancel_declined": to("parties"),
  "order.cancelled": to("parties", "hub"),
  "order.slip_attached": to("provider_business"),
  "order.payment_recorded": to("enterprise"),
  "order.followed_up": to("enterprise"),
  "order.follow_up_overdue": to("hub", "regulator"),
  "order.closed": to("enterprise", "provider_business"),
  "order.suspended": to("parties", "hub"),
  "order.lifted": to("parties", "hub"),
  "subcontract.proposed": [{ to: "subcontractor", as: "subcontract.asked" }, ...to("enterprise")],
  "subcontract.consented": to("provider_business"),
  "subcontract.agreed": [
    ...to("provider_business", "enterprise"),
    { to: "subcontractor", as: "subcontract.settled" },
  ],
  "subcontract.declined": [
    ...to("provider_business", "enterprise"),
    { to: "subcontractor", as: "subcontract.dropped" },
  ],
  "subcontract.withdrawn": [{ to: "subcontractor", as: "subcontract.dropped" }, ...to("enterprise")],
  "dispute.explained": to("enterprise", "hub"),
  "dispute.evidence_added": to("parties", "hub", "panel"),
  "dispute.condition_kept": to("parties", "hub"),
  "dispute.mediation_opened": to("parties"),
  "dispute.talk_noted": to("parties"),
  "dispute.settlement_proposed": to("parties"),
  "dispute.settlement_confirmed": to("parties", "hub"),
  "dispute.settlement_declined": to("parties", "hub"),
  "dispute.mediation_failed": to("parties", "hub"),
  "dispute.retest_ordered": to("parties"),
  "dispute.retest_accepted": to("parties", "hub"),
  "dispute.retest_refused": to("hub", "parties"),
  "dispute.retest_recalled": to("parties"),
  "dispute.retest_reported": to("parties", "hub"),
  "dispute.appealed": to("convening_hub", "parties", "hub"),
  "dispute.referred": to("convening_hub", "parties", "hub"),
  "dispute.panel_named": to("parties", "hub"),
  "dispute.member_replaced": to("parties", "hub"),
  "dispute.voted": to("panel"),
  "dispute.decided": [{ to: "parties", as: "order.dispute_decided" }, ...to("hub", "panel")],
  "dispute.withdrawn": to("parties", "hub", "panel"),
  "dispute.overdue": to("hub", "regulator", "parties", "panel"),
  "retest.asked": to("retester"),
  "retest.recalled": to("retester"),
  "arbitration.called": to("person"),
  "deliverable.issued": to("enterprise", "hub"),
  "deliverable.amended": to("enterprise"),
  "deliverable.revoked": to("enterprise", "provider", "hub"),
  "scope.submitted": to("serving_hub"),
  "scope.approved": to("provider"),
  "scope.rejected": to("provider"),
  "accreditation.added": to("serving_hub"),
  "accreditation.approved": to("provider"),
  "accreditation.refused": to("provider"),
  "accreditation.renewal_requested": to("serving_hub"),
  "accreditation.renewed": to("provider"),
  "accreditation.renewal_refused": to("provider"),
  "accreditation.suspended": to("provider"),
  "accreditation.lifted": to("provider"),
  "accreditation.withdrawn": to("provider"),
  "accreditation.lapsed": to("provider", "serving_hub"),
  "accreditation.capability_requested": to("serving_hub"),
  "accreditation.capability_vetted": to("provider"),
  "accreditation.capability_refused": to("provider"),
  "accreditation.parameter_suspended": to("provider"),
  "accreditation.parameter_lifted": to("provider"),
  "accreditation.signatory_appointed": to("person"),
  "accreditation.signatory_dismissed": to("person"),
  "accreditation.designated": to("provider"),
  "accreditation.designation_ended": to("provider"),
  "credit.recorded": to("provider"),
  "credit.graded": to("provider"),
  "credit.objected": to("nearest_regulator"),
  "credit.repair_requested": to("nearest_regulator"),
  "credit.objection_upheld": to("provider"),
  "credit.objection_refused": to("provider"),
  "credit.repair_granted": to("provider"),
  "credit.repair_refused": to("provider"),
  "credit.voided": to("provider"),
  "credit.case_overdue": to("regulators_above"),
  "provider.blacklisted": to("provider"),
  "provider.unlisted": to("provider"),
  "provider.orders_handed": to("named_hub"),
  "provider.suspended": to("provider"),
  "provider.lifted": to("provider"),
  "inspection.assigned": to("provider"),
  "inspection.published": to("provider"),
  "inspection.corrected": to("provider"),
  "inspection.rectification_answered": to("organisation"),
  "inspection.rectification_returned": to("provider"),
  "inspection.rectification_confirmed": to("provider"),
  "inspection.rectification_overdue": [
    ...to("organisation"),
    { to: "provider", as: "inspection.rectification_late" },
  ],
  "organisation.registered": to("serving_hub"),
  "organisation.confirmed": to("organisation"),
  "organisation.vetted": to("organisation"),
  "organisation.suspended": to("organisation"),
  "organisation.reactivated": to("organisation"),
  "organisation.account_opened": to("person"),
  "member.joined": to("organisation"),
  "member.role_changed": to("person"),
  "member.removed": to("person"),
  "expert.assigned": [{ to: "person", as: "expert.called" }, { to: "enterprise" }],
  "expert.silent": to("named_hub"),
  "chat.waiting": to("person"),
  "consultation.invited": to("person"),
  "consultation.lead_named": to("person"),
  "consultation.lead_relieved": to("person"),
  "consultation.released": to("person"),
  "consultation.signed": to("enterprise"),
  "webhook.disabled": to("organisation"),
  "reference.holidays_missing": to("administrators"),
};

/** What an event is about, as far as the way to its page goes. */
export interface NoticePlace {
  kind: string;
  organisationKind: string;
  requestId: string | null;
  packageId: string | null;
  orderId: string | null;
  /** What was said, or who shall say it: the conversation itself; or the consultation on it. */
  conversationId?: string | undefined;
  consultationId?: string | undefined;
  disputeId?: string | undefined;
  /** A provider's inspection. */
  checkId?: string | undefined;
}

const CREDIT = ["provider.blacklisted", "provider.unlisted"];

/** The page where the reader goes on from a notice. */
export function hrefOf(place: NoticePlace): string {
  const { kind, organisationKind, requestId, packageId, orderId } = place;
  if (["consultation.invited", "consultation.lead_named", "consultation.lead_relieved"].includes(kind))
    return `/consultations/${place.consultationId}`;
  // he sees it no more
  if (kind === "consultation.released") return "/desk";
  // the desk takes no part in what is said, but decides who answers
  if (kind === "expert.silent") return `/chat/${place.conversationId}/expert`;
  if (place.conversationId) return `/chat/${place.conversationId}`;
  const subject = kind.split(".")[0] ?? "";
  if (subject === "member") return "/members";
  if (subject === "organisation") return organisationKind === "hub" ? "/vetting" : "/account";
  if (subject === "reference") return "/admin/reference";
  if (subject === "webhook") return "/integrations";
  if (kind === "provider.orders_handed") return "/orders?show=blacklisted";
  if (subject === "credit" || CREDIT.includes(kind)) {
    return organisationKind === "regulator" ? "/supervision/credit/cases" : "/my-credit";
  }
  if (subject === "inspection")
    return `${organisationKind === "provider" ? "/checks" : "/supervision/inspections/checks"}/${place.checkId}`;
  if (["scope", "accreditation", "provider"].includes(subject)) {
    return organisationKind === "hub" ? "/scope-reviews" : "/accreditation";
  }
  if (["subcontract.asked", "subcontract.settled", "subcontract.dropped"].includes(kind))
    return "/subcontracts";
  if (subject === "retest") return "/retests";
  if (place.disputeId) return `/disputes/${place.disputeId}`;
  if (subject === "subcontract") return `/orders/${orderId}/subcontracts`;
  if (orderId) return `/orders/${orderId}`;
  if (organisationKind === "provider") return packageId ? `/job-board/${packageId}` : "/job-board";
  return requestId ? `/requests/${requestId}` : "/notifications";
}
