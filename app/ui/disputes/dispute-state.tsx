import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { StatusPill } from "../status-pill";
import type { Tone } from "../tone";

const TONES: Record<string, Tone> = {
  objection: "seal",
  explained: "amber",
  mediation: "amber",
  failed: "seal",
  retest: "spring",
  retested: "amber",
  arbitration: "violet",
  decided: "green",
};

/** The stage of a dispute in words. */
export function DisputeState({ status }: { status: string }) {
  const t = useTexts(disputes);
  return <StatusPill tone={TONES[status] ?? "neutral"}>{t.any(`status.${status}`)}</StatusPill>;
}
