import type { Db } from "../outbox.server";
import type { ChatEvent } from "./chat";
import { BATCH, sendMessages } from "./send-messages.server";
import { isBusy, refused, type Sending, type SendOutcome } from "./sending";

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
  /** Where batches go: one connection that takes the next statement before it has answered the last. `db` without it. */
  line?: Db;
  /** Messages that may wait; more are refused `overloaded`. */
  queue?: number;
  onError?: (error: unknown) => void;
}
interface Waiting {
  sending: Sending;
  settle: (outcome: SendOutcome) => void;
}

/** Batches under way at most: the second waits at the database until the first is done, so that there is no pause. */
const FLIGHTS = 2;
/** Conversations that somebody else has locked are waited for beside the others, so many at once. */
export const LANES = 3;

/**
 * Gathers messages into transactions: an idle sender stores at once, a busy one lets them gather behind the batch under
 * way, so that load makes batches larger and not slower. As soon as as many wait as are under way, they are sent after
 * them. (Small ones beside one another were measured: they cost more than a large one.) What is said in one conversation
 * is never in two batches at a time; a locked one holds up its own messages only, on connections of `db`.
 */
export function createSender(db: Db, options: Options = {}): Sender {
  return new BatchingSender(db, { line: db, queue: 5000, onError: () => undefined, ...options });
}

class BatchingSender implements Sender {
  /** What waits, by conversation: those of one leave together, so that its people are told in one write. */
  readonly #waiting = new Map<string, Waiting[]>();
  #depth = 0;
  /** Conversations found locked: what is said in them waits for their lane. */
  readonly #locked = new Set<string>();
  readonly #lanes = new Set<string>();
  readonly #listeners = new Set<(events: ChatEvent[]) => void>();
  /** Conversations of the batches under way. */
  readonly #aloft = new Set<string>();
  #flights = 0;
  /** Messages in the batch that left last. */
  #load = 0;
  #leaving = false;
  /** Batches that are stored and not answered yet. */
  #landed = 0;
  #idle: (() => void)[] = [];

  constructor(
    readonly db: Db,
    readonly options: Required<Options>,
  ) {}

  send(sending: Sending): Promise<SendOutcome> {
    if (this.#depth >= this.options.queue) return Promise.resolve(refused("overloaded"));
    return new Promise((settle) => {
      this.#queueOf(sending.c).push({ sending, settle });
      this.#depth += 1;
      if (this.#leaving || this.#flights === FLIGHTS) return;
      this.#leaving = true;
      // whatever arrived in this turn leaves together
      setImmediate(() => {
        this.#leaving = false;
        this.#leave();
      });
    });
  }

  onSent(listener: (events: ChatEvent[]) => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  depth = () => this.#depth;

  settled(): Promise<void> {
    if (this.#rests()) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #queueOf(c: string): Waiting[] {
    const queue = this.#waiting.get(c) ?? [];
    this.#waiting.set(c, queue);
    return queue;
  }

  /** Takes up to `most` messages of a conversation, in their order; if more wait, it is the others' turn first. */
  #take(c: string, most: number): Waiting[] {
    const queue = this.#queueOf(c);
    const taken = queue.splice(0, most);
    this.#waiting.delete(c);
    if (queue.length > 0) this.#waiting.set(c, queue);
    this.#depth -= taken.length;
    return taken;
  }

  /** Sends what waits on its way, if it is worth it. */
  #leave() {
    if (this.#flights === FLIGHTS) return;
    const free = [...this.#waiting.keys()].filter((c) => !this.#locked.has(c) && !this.#aloft.has(c));
    const ready = free.reduce((sum, c) => sum + this.#queueOf(c).length, 0);
    if (ready === 0 || (this.#flights > 0 && ready < this.#load)) return;
    const batch: Waiting[] = [];
    for (const c of free) {
      if (batch.length === BATCH) break;
      batch.push(...this.#take(c, BATCH - batch.length));
      this.#aloft.add(c);
    }
    void this.#fly(batch);
  }

  async #fly(batch: readonly Waiting[]) {
    this.#flights += 1;
    this.#load = batch.length;
    const outcomes = await this.#store(this.options.line, batch, false);
    this.#flights -= 1;
    for (const { sending } of batch) this.#aloft.delete(sending.c);
    this.#holdBack(batch.filter((_, index) => isBusy(outcomes[index])));
    this.#openLanes();
    // the next batch is under way before this one's answers take their time
    this.#leave();
    this.#answer(
      batch.filter((_, index) => !isBusy(outcomes[index])),
      outcomes.filter((outcome) => !isBusy(outcome)),
    );
  }

  /** Puts messages of locked conversations back in front of those that came meanwhile. */
  #holdBack(messages: readonly Waiting[]) {
    for (const one of messages.toReversed()) {
      this.#queueOf(one.sending.c).unshift(one);
      this.#locked.add(one.sending.c);
    }
    this.#depth += messages.length;
  }

  #openLanes() {
    for (const c of this.#locked) {
      if (this.#lanes.size >= LANES) return;
      if (!this.#lanes.has(c)) void this.#lane(c);
    }
  }

  /** Stores what a locked conversation was sent, waiting for the lock, until nothing is left. */
  async #lane(c: string) {
    this.#lanes.add(c);
    while (this.#waiting.has(c)) {
      const batch = this.#take(c, BATCH);
      this.#answer(batch, await this.#store(this.db, batch, true));
    }
    this.#locked.delete(c);
    this.#lanes.delete(c);
    this.#openLanes();
    this.#rest();
  }

  #store(db: Db, batch: readonly Waiting[], wait: boolean): Promise<SendOutcome[]> {
    const sends = batch.map(({ sending }) => sending);
    return sendMessages(db, sends, { wait }).catch((error) => {
      this.options.onError(error);
      return batch.map(() => refused("unavailable"));
    });
  }

  #answer(batch: readonly Waiting[], outcomes: readonly SendOutcome[]) {
    this.#landed += 1;
    setImmediate(() => {
      for (const [index, { settle }] of batch.entries()) settle(outcomes[index] ?? refused("unavailable"));
      const events = outcomes.flatMap((outcome) => (outcome.ok && outcome.event ? [outcome.event] : []));
      // the senders' own promises go first
      if (events.length > 0) queueMicrotask(() => this.#tell(events));
      this.#landed -= 1;
      this.#rest();
    });
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

  #rests = () => this.#depth === 0 && this.#flights === 0 && this.#landed === 0 && this.#locked.size === 0;

  #rest() {
    if (this.#rests()) for (const resolve of this.#idle.splice(0)) resolve();
  }
}
