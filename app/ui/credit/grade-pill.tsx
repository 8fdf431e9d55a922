import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { StatusPill } from "../status-pill";
import type { Tone } from "../tone";

const TONES: Record<string, Tone> = { A: "green", B: "spring", C: "amber", D: "seal" };

/** 信用 A: the grade in its colour, and in words. */
export function GradePill({ grade }: { grade: string }) {
  return <StatusPill tone={TONES[grade]}>{useTexts(common).any(`grade.${grade}`)}</StatusPill>;
}
