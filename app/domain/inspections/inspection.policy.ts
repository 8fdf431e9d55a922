import { type Actor, isProvider, isRegulator } from "../actor";
import { supervisionPolicy } from "../supervision/supervision.policy";

interface PlanFacts {
  office_id: string;
  region_code: string;
}
const ANSWERING = new Set(["owner", "business", "technical", "quality"]);

/** Who may do what with plans, inspectors and checks (DOMAIN 9): a regulator within its subtree, its own plans only. */
export const inspectionPolicy = {
  make: (actor: Actor, regionCode: string) => supervisionPolicy.superviseOrganisation(actor, regionCode),
  see: (actor: Actor, plan: PlanFacts) =>
    inspectionPolicy.manage(actor, plan) || supervisionPolicy.superviseOrganisation(actor, plan.region_code),
  manage: (actor: Actor, plan: { office_id: string }) =>
    isRegulator(actor) && actor.organisationId === plan.office_id,
  /** The house that was drawn. */
  inspected: (actor: Actor, check: { provider_id: string }) =>
    isProvider(actor) && actor.organisationId === check.provider_id,
  answer: (actor: Actor, check: { provider_id: string }) =>
    inspectionPolicy.inspected(actor, check) && ANSWERING.has(actor.role),
  seeCheck: (actor: Actor, check: PlanFacts & { provider_id: string }) =>
    inspectionPolicy.see(actor, check) || inspectionPolicy.inspected(actor, check),
};
