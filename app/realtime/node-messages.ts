import type { Head } from "~/domain/chat/chat";

/** What nodes say to each other: hints, never content. */
export type NodeMessage =
  | { kind: "hints"; heads: Head[] }
  | { kind: "read"; c: string; userId: string; upTo: number }
  | { kind: "typing"; c: string; userId: string; name: string }
  /** Who of these conversations is on that node; `ask` wants the same from the others. */
  | { kind: "here"; rooms: [c: string, userIds: string[]][]; ask: boolean }
  | { kind: "beat" }
  | { kind: "leaving" };
export interface Envelope {
  node: string;
  /** Counts that node's messages, so that a lost one is noticed at the next. */
  n: number;
  message: NodeMessage;
}
export interface NodeToNode {
  node: (envelope: Envelope) => void;
}
