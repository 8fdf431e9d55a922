/** A definite answer to a message: kept at this place, or refused for good. */
export type Answer = { m: string } & ({ ok: true; seq: number } | { ok: false; code: string });

export interface Shown {
  seq: number;
  userId: string | null;
  m: string | null;
  body: string;
}

/** What the run needs of a client. The product's own engine stands behind it, see engine.ts. */
export interface Client {
  /** Settles once the message is in the outbox; gives the id it travels under. */
  say(c: string, body: string): Promise<string>;
  /** What it shows of a conversation. */
  shown(c: string): Shown[];
  /** Thrown away without a good-bye. */
  crash(): void;
}

/** Makes a client over an outbox that outlives it. */
export type MakeClient = (options: {
  url: string;
  cookie: string;
  device: string;
  userId: string;
  conversations: string[];
  disk: Disk;
  onAnswer: (answer: Answer) => void;
}) => Client;

/** What a device keeps when its client crashes. */
export type Disk = Map<string, unknown>;
