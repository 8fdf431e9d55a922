/** One clock for everything of a run: what all devices invoke and hear happens in one process. */
export const clock = () => performance.now();

interface Noted {
  /** Milliseconds on the run's one clock. */
  at: number;
  device: string;
  c: string;
  m: string;
}
/** Somebody pressed the button; from then on the platform may hold the message. */
export interface Invoke extends Noted {
  kind: "invoke";
  userId: string;
  body: string;
}
/** The device was told that the message is kept, and where. */
export interface Ack extends Noted {
  kind: "ack";
  seq: number;
}
/** The device was told for good that the message is not taken. */
export interface Refused extends Noted {
  kind: "refused";
  code: string;
}
export type Entry = Invoke | Ack | Refused;

/** One row of `chat_events`, as the database has it when all is over. */
export interface Row {
  c: string;
  seq: number;
  type: string;
  userId: string | null;
  m: string | null;
  body: string;
}

/** What a device shows of a conversation, in the order in which it shows it. */
export interface View {
  device: string;
  c: string;
  events: { seq: number; userId: string | null; m: string | null; body: string }[];
}

export interface History {
  log: Entry[];
  rows: Row[];
  views: View[];
}

export const RULES = [
  "ack_in_database",
  "one_row_a_message",
  "dense",
  "view_equals_database",
  "no_phantom",
  "real_time_order",
  "sender_fifo",
  "nothing_unresolved",
] as const;
export type Rule = (typeof RULES)[number];

export interface Violation {
  rule: Rule;
  what: string;
}
