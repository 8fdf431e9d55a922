import type { ChatEvent, Head } from "~/domain/chat/chat";
import type { Log } from "~/platform/log.server";
import { type Io, roomOf } from "./peers.server";

/** A gap wider than this is not told event by event: whoever has it asks for it. */
const WIDEST_GAP = 200;

interface FanOutOptions {
  io: Io;
  log: Log;
  /** Events after `after` up to and with `upTo`, in order, from the database. */
  load: (c: string, after: number, upTo: number) => Promise<ChatEvent[]>;
}

/**
 * Tells this node's sockets what happened, each conversation in its own order. What this node stored itself is told
 * directly; what it only heard of (from other nodes, or the database) is read from the database first.
 */
export function createFanOut({ io, log, load }: FanOutOptions) {
  /** How far each conversation was told here; kept for a while after the last one has left. */
  const told = new Map<string, number>();
  let before = new Map<string, number>();
  /** Conversations being read from the database → how far. */
  const filling = new Map<string, number>();

  const occupied = (c: string) => io.of("/").adapter.rooms.has(roomOf(c));
  const toldOf = (c: string) => told.get(c) ?? before.get(c);
  const emit = (event: ChatEvent) => {
    told.set(event.c, event.seq);
    if (occupied(event.c)) io.local.to(roomOf(event.c)).emit("evt", event);
  };
  const sendHead = (head: Head) => {
    told.set(head.c, head.seq);
    io.local.to(roomOf(head.c)).emit("head", [head]);
  };
  const fill = async (c: string, after: number) => {
    let known = after;
    try {
      for (let upTo = filling.get(c) ?? 0; known < upTo; upTo = filling.get(c) ?? 0) {
        if (upTo - known > WIDEST_GAP) sendHead({ c, seq: upTo });
        else for (const event of await load(c, known, upTo)) if (event.seq > (toldOf(c) ?? 0)) emit(event);
        known = upTo;
      }
    } catch (error) {
      // the next head tells the clients that something is missing
      log.warn({ error: (error as Error).message, c }, "events could not be read for telling them");
    } finally {
      filling.delete(c);
    }
  };
  /** Something up to `seq` happened, here or elsewhere, that may not have been told here. */
  const hint = ({ c, seq }: Head) => {
    const known = toldOf(c);
    if (known !== undefined && seq <= known) return;
    if (!occupied(c)) return void told.set(c, seq);
    const busy = filling.get(c);
    filling.set(c, Math.max(busy ?? 0, seq));
    if (busy === undefined) void fill(c, known ?? seq - 1);
  };
  return {
    hint,
    /** Where the conversation is for somebody who enters it, given its end as the database had it a moment ago. */
    entered(c: string, seq: number): number {
      const known = toldOf(c);
      // from here on its first sockets are told everything
      if (known === undefined) told.set(c, seq);
      return Math.max(known ?? 0, seq);
    },
    /** One committed batch of this node. */
    sent(events: ChatEvent[]) {
      for (const event of events) {
        const known = toldOf(event.c);
        if (filling.has(event.c) || (known !== undefined && event.seq !== known + 1)) hint(event);
        else emit(event);
      }
    },
    /** Forgets conversations in which nothing was told since the last but one call. */
    forget() {
      before = new Map([...told].concat([...before].filter(([c]) => occupied(c) && !told.has(c))));
      told.clear();
    },
  };
}
export type FanOut = ReturnType<typeof createFanOut>;
