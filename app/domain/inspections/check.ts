import type { Finding, Outcome } from "./inspection";

export interface CheckInspector {
  id: string;
  name: string;
  reserve: boolean;
}

export interface ResultView {
  edition: number;
  visitedOn: string;
  outcome: Outcome;
  findings: Finding[];
  correctionReason: string | null;
  recordedAt: string;
  inspectors: string[];
}

export interface AnswerView {
  id: string;
  round: number;
  text: string;
  answeredAt: string;
  file: { id: string; name: string; size: number } | null;
  decision: "confirmed" | "returned" | null;
  decisionNote: string | null;
  decidedAt: string | null;
}
