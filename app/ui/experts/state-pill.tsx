import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { StatusPill } from "../status-pill";

const TONES = {
  on_duty: "green",
  off_duty: "neutral",
  on_leave: "amber",
  paused: "amber",
  no_profile: "seal",
} as const;

/** Whether an expert is there. */
export function StatePill({ state }: { state: keyof typeof TONES }) {
  const t = useTexts(experts);
  return <StatusPill tone={TONES[state]}>{t(`state.${state}`)}</StatusPill>;
}
