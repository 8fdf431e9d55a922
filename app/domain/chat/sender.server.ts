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

/**
 * Gathers messages into transactions: an idle sender flushes at once, a busy one lets them gather behind the single
 * batch in flight, so that load makes batches larger and not slower.
 */
export function createSender(db: Db, { queue = 5000, onError = () => undefined }: Options = {}): Sender {
  const waiting: Waiting[] = [];
  const listeners = new Set<(events: ChatEvent[]) => void>();
  let idle: (() => void)[] = [];
  let busy = false;

  const tell = (outcomes: SendOutcome[]) => {
    const events = outcomes.flatMap((outcome) => (outcome.ok && outcome.event ? [outcome.event] : []));
    if (events.length === 0) return;
    for (const listener of listeners) {
      try {
        listener(events);
      } catch (error) {
        onError(error);
      }
    }
  };
  const flush = async () => {
    const batch = waiting.splice(0, BATCH);
    const outcomes = await sendMessages(
      db,
      batch.map(({ sending }) => sending),
    ).catch((error) => {
      onError(error);
      return batch.map(() => refused("unavailable"));
    });
    for (const [index, { settle }] of batch.entries()) settle(outcomes[index] ?? refused("unavailable"));
    queueMicrotask(() => tell(outcomes));
    if (waiting.length > 0) setImmediate(flush);
    else rest();
  };
  const rest = () => {
    busy = false;
    for (const resolve of idle) resolve();
    idle = [];
  };
  return {
    send(sending) {
      if (waiting.length >= queue) return Promise.resolve(refused("overloaded"));
      return new Promise((settle) => {
        waiting.push({ sending, settle });
        if (busy) return;
        busy = true;
        setImmediate(flush);
      });
    },
    onSent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    depth: () => waiting.length,
    settled: () => (busy ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  };
}
