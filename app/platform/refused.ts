import type { Problem } from "./problems.server";

/** What an action gives back when it was refused: shown beside the form, which keeps its values. */
export interface Refused {
  refused: Problem;
  /** What was typed, by field name; passwords and files are left out. */
  kept: Record<string, string | string[]>;
}

/** Tells a refusal from an answer; apart from http.server.ts, as pages ask it in the browser too. */
export const isRefused = (result: unknown): result is Refused =>
  typeof result === "object" && result !== null && "refused" in result;
