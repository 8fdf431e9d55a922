import type { Tone } from "./tone";

export interface ClockReading {
  state: "running" | "soon" | "overdue" | "paused";
  tone: Tone;
  /** Milliseconds left, or past due when overdue; never negative. */
  span: number;
}

/** Below this share of the time a deadline is due soon (yellow card, DOMAIN 6). */
const SOON = 0.25;

/** Reads a countdown at `now` (all in epoch milliseconds). Without a start, the last two hours count as soon. */
export function readClock(due: number, start: number | undefined, now: number, paused = false): ClockReading {
  const left = due - now;
  if (paused) return { state: "paused", tone: "neutral", span: Math.max(0, left) };
  if (left <= 0) return { state: "overdue", tone: "seal", span: -left };
  const soon = start === undefined ? left < 2 * 3600_000 : left / Math.max(1, due - start) <= SOON;
  return { state: soon ? "soon" : "running", tone: soon ? "amber" : "spring", span: left };
}

/** A span cut into whole days, hours, minutes and seconds. */
export function cutSpan(span: number) {
  const seconds = Math.floor(span / 1000);
  return {
    d: Math.floor(seconds / 86_400),
    h: Math.floor(seconds / 3600) % 24,
    m: Math.floor(seconds / 60) % 60,
    s: seconds % 60,
  };
}

/** Under a day as 21:14:08. */
export function spanDigits(span: number): string {
  const { h, m, s } = cutSpan(span);
  return [h, m, s].map((part) => part.toString().padStart(2, "0")).join(":");
}
