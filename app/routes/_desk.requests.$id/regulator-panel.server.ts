import { isRegulator } from "~/domain/actor";
import { supervisionPolicy } from "~/domain/supervision/supervision.policy";
import type { LoadPanel } from "./panel";

export interface RegulatorPanelData {
  suspended: boolean;
  reason: string | null;
}

/** Whether the regulator has stopped this request, and why; null for everybody else. */
export const loadRegulatorPanel: LoadPanel<RegulatorPanelData> = async ({ actor }, { request }) => {
  if (!isRegulator(actor) || !supervisionPolicy.superviseRequest(actor, request)) return null;
  return { suspended: request.suspended_at !== null, reason: request.suspension_reason };
};
