import { backoff, type Pauses } from "./backoff";
import type { ChatSocket } from "./connection";
import type { Rooms } from "./rooms";

const EVERY_MS = 400;
const ANSWER_MS = 8000;

/** How far this person has read: told to the server at most every 0.4 s, and again until it knows. */
export function createReading(
  me: string,
  rooms: Rooms,
  socket: () => ChatSocket | null,
  { pause }: Pick<Pauses, "pause">,
) {
  const untold = new Map<string, number>();
  let waiting = false;
  let telling = false;

  /** Gives for how long the server wants to be left alone; 0 after a definite answer. */
  async function tell(line: ChatSocket, c: string, upTo: number, tries: number): Promise<number> {
    const ack = await line
      .timeout(ANSWER_MS)
      .emitWithAck("conv.read", { c, upTo })
      .catch(() => null);
    if (!ack) return backoff(tries);
    if (!ack.ok && ack.retry) return Math.max(ack.afterMs ?? 0, backoff(tries));
    if (untold.get(c) === upTo) untold.delete(c);
    return 0;
  }
  async function flush() {
    waiting = false;
    if (telling) return;
    telling = true;
    for (let tries = 0; untold.size > 0 && socket()?.connected; ) {
      let wait = 0;
      // one after the other: the server takes one mark of a socket at a time
      for (const [c, upTo] of [...untold]) {
        const line = socket();
        if (line?.connected) wait = Math.max(wait, await tell(line, c, upTo, tries));
      }
      tries = wait === 0 ? 0 : tries + 1;
      if (untold.size > 0) await pause(Math.max(wait, EVERY_MS));
    }
    telling = false;
  }
  return {
    mark(c: string, upTo: number) {
      if (upTo <= (rooms.get(c)?.view.reads[me] ?? 0)) return;
      rooms.input(c, { type: "read", userId: me, upTo });
      untold.set(c, upTo);
      if (waiting) return;
      waiting = true;
      setTimeout(() => void flush(), EVERY_MS);
    },
    /** The line is back. */
    again: () => void flush(),
  };
}

const TYPING_EVERY_MS = 3000;

/** Says that somebody types, at most every 3 s; nobody minds if it is lost. */
export function createTyping(socket: () => ChatSocket | null) {
  let told = 0;
  return (c: string) => {
    const line = socket();
    if (!line?.connected || Date.now() - told < TYPING_EVERY_MS) return;
    told = Date.now();
    line.volatile.emit("typing", { c });
  };
}
