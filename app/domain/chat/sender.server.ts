import type { Db } from "../outbox.server";
import type { ChatEvent } from "./chat";
import { BATCH, sendMessages } from "./send-messages.server";
import { refused, type Sending, type SendOutcome } from "./sending";

export interface Sender {
  /** Settles when the message is durable or refused; never rejects. */
  send(sending: Sending): Promise<SendOutcome>;
  /** Hears of what was stored through this sender, after the senders were told. Gives back how to stop listening. */
  onSent(listener: (events: ChatEvent[]) => void): () => void;
  /** Messages that wait for their batch. */
  depth(): number;
  /** Resolves once nothing waits and nothing is in flight. */
  settled(): Promise<void>;
}

interface Options {
  /** `db` sends statements without waiting for the answers before (`pipeline` of its pool). */
  pipelined?: boolean;
  /** Messages that may wait; more are refused `overloaded`. */
  queue?: number;
  onError?: (error: unknown) => void;
}
interface Waiting {
  sending: Sending;
  settle: (outcome: SendOutcome) => void;
}

/** Conversations that somebody else has locked are waited for beside the others, so many at once. */
const LANES = 3;
const SLICE = 12;

/**
 * Gathers messages into transactions: an idle sender flushes at once, a busy one lets them gather behind the single
 * batch in flight, so that load makes batches larger and not slower. A locked conversation holds up its own messages only.
 */
export function createSender(db: Db, options: Options = {}): Sender {
  return new BatchingSender(db, { queue: 5000, pipelined: false, onError: () => undefined, ...options });
}

class BatchingSender implements Sender {
  readonly #waiting: Waiting[] = [];
  /** By conversation, what follows a message that found it locked. */
  readonly #held = new Map<string, Waiting[]>();
  readonly #lanes = new Set<string>();
  readonly #listeners = new Set<(events: ChatEvent[]) => void>();
  /** What is still to be told, in order. */
  readonly #answers: (() => void)[] = [];
  #speaking = false;
  #heldCount = 0;
  #flying = false;
  #idle: (() => void)[] = [];

  constructor(
    readonly db: Db,
    readonly options: Required<Options>,
  ) {}

  send(sending: Sending): Promise<SendOutcome> {
    if (this.depth() >= this.options.queue) return Promise.resolve(refused("overloaded"));
    return new Promise((settle) => {
      this.#waiting.push({ sending, settle });
      if (!this.#flying) this.#takeOff();
    });
  }

  onSent(listener: (events: ChatEvent[]) => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  depth = () => this.#waiting.length + this.#heldCount;

  settled(): Promise<void> {
    if (!this.#flying && !this.#speaking && this.#held.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #takeOff() {
    this.#flying = true;
    setImmediate(() => this.#flush());
  }

  async #flush() {
    const batch = this.#waiting.splice(0, BATCH).filter((one) => !this.#hold(one));
    const outcomes = await this.#store(batch, false);
    const done = batch.filter((one, index) => {
      const outcome = outcomes[index];
      return outcome?.ok || outcome?.reason !== "busy" || !this.#hold(one, true);
    });
    const results = outcomes.filter((outcome) => outcome.ok || outcome.reason !== "busy");
    this.#openLanes();
    // the next batch is under way before this one's answers take their time
    if (this.#waiting.length > 0) this.#takeOff();
    else this.#flying = false;
    this.#answer(done, results);
  }

  /** Puts a message behind the others of its locked conversation; false when the conversation is not held. */
  #hold(one: Waiting, locked = false): boolean {
    const { c } = one.sending;
    const held = this.#held.get(c) ?? (locked ? [] : null);
    if (!held) return false;
    held.push(one);
    this.#heldCount += 1;
    this.#held.set(c, held);
    return true;
  }

  #openLanes() {
    for (const c of this.#held.keys()) {
      if (this.#lanes.size >= LANES) return;
      if (!this.#lanes.has(c)) void this.#lane(c);
    }
  }

  /** Stores what a locked conversation was sent, waiting for the lock, until nothing is left. */
  async #lane(c: string) {
    this.#lanes.add(c);
    const held = this.#held.get(c) ?? [];
    while (held.length > 0) {
      const batch = held.splice(0, BATCH);
      this.#heldCount -= batch.length;
      this.#answer(batch, await this.#store(batch, true));
    }
    this.#held.delete(c);
    this.#lanes.delete(c);
    this.#openLanes();
    this.#rest();
  }

  #store(batch: readonly Waiting[], wait: boolean): Promise<SendOutcome[]> {
    const sends = batch.map(({ sending }) => sending);
    return sendMessages(this.db, sends, { wait, pipelined: this.options.pipelined }).catch((error) => {
      this.options.onError(error);
      return batch.map(() => refused("unavailable"));
    });
  }

  /** A few at a time and in order, so that the database's answers to the next batch are heard in between. */
  #answer(batch: readonly Waiting[], outcomes: readonly SendOutcome[]) {
    for (let at = 0; at < batch.length; at += SLICE) {
      const [slice, said] = [batch.slice(at, at + SLICE), outcomes.slice(at, at + SLICE)];
      this.#answers.push(() => this.#settle(slice, said));
    }
    if (!this.#speaking) this.#speak();
  }

  #speak() {
    // more at a time when it falls behind
    for (const answer of this.#answers.splice(0, 1 + (this.#answers.length >> 4))) answer();
    this.#speaking = this.#answers.length > 0;
    if (this.#speaking) setImmediate(() => this.#speak());
    else this.#rest();
  }

  #settle(batch: readonly Waiting[], outcomes: readonly SendOutcome[]) {
    for (const [index, { settle }] of batch.entries()) settle(outcomes[index] ?? refused("unavailable"));
    const events = outcomes.flatMap((outcome) => (outcome.ok && outcome.event ? [outcome.event] : []));
    // the senders' own promises go first
    if (events.length > 0) queueMicrotask(() => this.#tell(events));
  }

  #tell(events: ChatEvent[]) {
    for (const listener of this.#listeners) {
      try {
        listener(events);
      } catch (error) {
        this.options.onError(error);
      }
    }
  }

  #rest() {
    if (this.#flying || this.#speaking || this.#held.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
