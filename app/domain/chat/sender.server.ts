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

/**
 * Gathers messages into transactions: an idle sender flushes at once, a busy one lets them gather behind the single
 * batch in flight, so that load makes batches larger and not slower. A locked conversation holds up its own messages only.
 */
export function createSender(db: Db, { queue = 5000, onError = () => undefined }: Options = {}): Sender {
  return new BatchingSender(db, queue, onError);
}

class BatchingSender implements Sender {
  readonly #waiting: Waiting[] = [];
  /** By conversation, what follows a message that found it locked. */
  readonly #held = new Map<string, Waiting[]>();
  readonly #lanes = new Set<string>();
  readonly #listeners = new Set<(events: ChatEvent[]) => void>();
  #heldCount = 0;
  #flying = false;
  #idle: (() => void)[] = [];

  constructor(
    readonly db: Db,
    readonly queue: number,
    readonly onError: (error: unknown) => void,
  ) {}

  send(sending: Sending): Promise<SendOutcome> {
    if (this.depth() >= this.queue) return Promise.resolve(refused("overloaded"));
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
    if (!this.#flying && this.#held.size === 0) return Promise.resolve();
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
    this.#answer(done, results);
    this.#openLanes();
    if (this.#waiting.length > 0) return this.#takeOff();
    this.#flying = false;
    this.#rest();
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
    return sendMessages(this.db, sends, { wait }).catch((error) => {
      this.onError(error);
      return batch.map(() => refused("unavailable"));
    });
  }

  #answer(batch: readonly Waiting[], outcomes: readonly SendOutcome[]) {
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
        this.onError(error);
      }
    }
  }

  #rest() {
    if (this.#flying || this.#held.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
