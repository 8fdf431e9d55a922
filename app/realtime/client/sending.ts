import type { Input } from "~/domain/chat/view";
import type { SendAck } from "../contract";
import { backoff, type Pauses } from "./backoff";
import type { ChatSocket } from "./connection";
import type { Outbox, Stored } from "./outbox";
import type { Turn } from "./tabs";

interface SendingOptions {
  me: string;
  outbox: Outbox;
  turn: Turn;
  answerMs: number;
  socket(): ChatSocket | null;
  pauses: Pauses;
  /** Tells this tab's view and the other tabs'. */
  tell(c: string, input: Input): void;
}

/** Sends what the outbox holds: one message in flight per conversation and browser, each until a definite answer. */
export function createSending({ me, outbox, turn, answerMs, socket, pauses, tell }: SendingOptions) {
  const wanted = new Set<string>();
  const running = new Set<string>();

  const connected = () => socket()?.connected === true;

  async function emit({ c, m, k, b, att, re }: Stored): Promise<SendAck | null> {
    const message = { v: 1 as const, c, m, k, b, att: att.map(({ id }) => id), ...(re ? { re } : {}) };
    const line = socket();
    if (!line?.connected) return null;
    return line
      .timeout(answerMs)
      .emitWithAck("msg.send", message)
      .catch(() => null);
  }

  /** One try; gives how long to wait before the next, or null after a definite answer. */
  async function attempt(message: Stored, tries: number): Promise<number | null> {
    const { c, m } = message;
    tell(c, { type: "sending", m });
    const ack = await emit(message);
    if (!ack || (!ack.ok && ack.code === "unauthenticated")) {
      tell(c, { type: "unknown", m });
      return backoff(tries);
    }
    if (!ack.ok && ack.retry) {
      tell(c, { type: "answered", m, answer: ack });
      return Math.max(ack.afterMs ?? 0, backoff(tries));
    }
    if (ack.ok) await outbox.remove(m);
    else
      await outbox.put({
        ...message,
        refused: { code: ack.code, ...(ack.reason ? { reason: ack.reason } : {}) },
      });
    tell(c, { type: "answered", m, answer: ack });
    return null;
  }

  const next = async (c: string) =>
    (await outbox.all()).find((message) => message.c === c && !message.refused) ?? null;

  async function drain(c: string) {
    let tries = 0;
    while (connected()) {
      const message = await next(c);
      if (!message) return;
      const wait = await attempt(message, tries);
      tries = wait === null ? 0 : tries + 1;
      if (wait !== null) await pauses.pause(wait);
    }
  }

  return {
    /** Sends whatever waits in `c`; at once if nothing is being sent there. */
    async want(c: string) {
      wanted.add(c);
      if (running.has(c)) return;
      running.add(c);
      while (wanted.delete(c)) await turn(`qzx-chat-${me}-${c}`, () => drain(c));
      running.delete(c);
    },
  };
}
