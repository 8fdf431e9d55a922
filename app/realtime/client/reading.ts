import type { ChatSocket } from "./connection";
import type { Rooms } from "./rooms";

const EVERY_MS = 400;
const ANSWER_MS = 8000;

/** How far this person has read: told to the server at most every 0.4 s, and again until it knows. */
export function createReading(me: string, rooms: Rooms, socket: () => ChatSocket | null) {
  const untold = new Map<string, number>();
  let waiting = false;

  async function tell(line: ChatSocket, c: string, upTo: number) {
    const ack = await line
      .timeout(ANSWER_MS)
      .emitWithAck("conv.read", { c, upTo })
      .catch(() => null);
    if (ack && (ack.ok || !ack.retry) && untold.get(c) === upTo) untold.delete(c);
  }
  async function flush() {
    waiting = false;
    const line = socket();
    // one after the other: the server takes one mark of a socket at a time
    if (line?.connected) for (const [c, upTo] of [...untold]) await tell(line, c, upTo);
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
