import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { StatusPill } from "../status-pill";
import type { Tone } from "../tone";

const PLAN: Record<string, Tone> = {
  draft: "neutral",
  frozen: "spring",
  seeded: "amber",
  drawn: "green",
  voided: "seal",
};
const CHECK: Record<string, Tone> = {
  assigned: "neutral",
  rectifying: "amber",
  answered: "violet",
  closed: "green",
};
const OUTCOME: Record<string, Tone> = {
  pass: "green",
  no_activity: "neutral",
  unreachable: "amber",
  problem: "seal",
  uncooperative: "seal",
};

/** How far a plan is. */
export function PlanState({ status }: { status: string }) {
  const t = useTexts(inspections);
  return <StatusPill tone={PLAN[status] ?? "neutral"}>{t.any(`status.${status}`)}</StatusPill>;
}

/** How far a check is; what is overdue says so. */
export function CheckState({ check }: { check: { status: string; overdue_at: Date | string | null } }) {
  const t = useTexts(inspections);
  if (check.status === "rectifying" && check.overdue_at !== null)
    return <StatusPill tone="seal">{t("overdue")}</StatusPill>;
  return (
    <StatusPill tone={CHECK[check.status] ?? "neutral"}>{t.any(`check_status.${check.status}`)}</StatusPill>
  );
}

/** What was found. */
export function OutcomePill({ outcome }: { outcome: string }) {
  const t = useTexts(inspections);
  return <StatusPill tone={OUTCOME[outcome] ?? "neutral"}>{t.any(`outcome.${outcome}`)}</StatusPill>;
}
