import { type ChatEvent, MAX_SYNC } from "~/domain/chat/chat";
import { lacking } from "~/domain/chat/view";
import type { SyncAck } from "../contract";
import { backoff, type Pauses } from "./backoff";
import type { ChatSocket } from "./connection";
import type { Rooms } from "./rooms";

const ANSWER_MS = 10_000;

type Ask = { c: string; after: number; limit: number };

/** Fills gaps from the server, one question at a time whatever the number of conversations. */
export function createSyncing(rooms: Rooms, socket: () => ChatSocket | null, { pause }: Pauses) {
  const wanted = new Set<string>();
  let running = false;

  /** The server's answer, or null: nothing is known. */
  async function ask(question: Ask): Promise<SyncAck | null> {
    const line = socket();
    if (!line?.connected) return null;
    return line
      .timeout(ANSWER_MS)
      .emitWithAck("conv.sync", question)
      .catch(() => null);
  }

  /** One page; says whether more is lacking, or for how long to wait before asking again. */
  async function page(c: string, tries: number): Promise<"done" | "more" | { wait: number }> {
    const view = rooms.get(c)?.view;
    if (!view) return "done";
    const ack = await ask({ c, after: view.last, limit: MAX_SYNC });
    if (!ack) return socket()?.connected ? { wait: backoff(tries) } : "done";
    if (ack.ok) {
      rooms.input(c, { type: "synced", events: ack.events, head: ack.head, reads: ack.reads });
      const now = rooms.get(c)?.view;
      return now && (ack.more || lacking(now) !== null) && now.last > view.last ? "more" : "done";
    }
    if (ack.retry) return { wait: Math.max(ack.afterMs ?? 0, backoff(tries)) };
    rooms.change(c, { refused: ack.code });
    return "done";
  }

  async function whole(c: string) {
    for (let tries = 0; ; ) {
      const result = await page(c, tries);
      if (result === "done") return;
      tries = result === "more" ? 0 : tries + 1;
      if (result !== "more") await pause(result.wait);
    }
  }

  async function run() {
    if (running) return;
    running = true;
    for (let [c] = wanted; c !== undefined; [c] = wanted) {
      wanted.delete(c);
      await whole(c);
    }
    running = false;
  }

  return {
    want(...conversations: string[]) {
      for (const c of conversations) wanted.add(c);
      void run();
    },
    /** Loads up to `limit` events before the first; false when there are none, or the server could not be asked. */
    async older(c: string, limit: number): Promise<boolean> {
      const base = rooms.get(c)?.view.base ?? 0;
      if (base === 0) return false;
      const from = Math.max(0, base - limit);
      const events: ChatEvent[] = [];
      // long words come in several answers
      for (let after = from; after < base; after = events.at(-1)?.seq ?? base) {
        const ack = await ask({ c, after, limit: base - after });
        if (!ack?.ok || ack.events.length === 0) return false;
        events.push(...ack.events);
      }
      rooms.input(c, { type: "older", from, events });
      return true;
    },
  };
}
