import { roomsOf } from "~/domain/chat/conversation.queries.server";
import { eventsBetween, fitting } from "~/domain/chat/event.queries.server";
import { inspectedBy } from "~/domain/chat/sockets.queries.server";
import type { Services } from "~/platform/services.server";
import type { FanOut } from "./fan-out.server";
import { type ChatSocket, roomOf } from "./peers.server";
import { refusalOf } from "./refusals.server";
import type { Guard } from "./revocation.server";

/** Up to so many missed events are sent at once; whoever missed more asks for them. */
const FEW = 50;
const FEW_ROOMS = 5;
/** Of each: all together less than a socket may buffer. */
const MOST_BYTES = 131_072;

const MAY_INSPECT = new Set(["supervisor", "regulator"]);

interface Arrivals {
  all: Services;
  fanOut: FanOut;
  guard: Guard;
}

/** Brings a socket into its rooms, as the database knows them, and tells it how far each conversation is. */
export function createArrival({ all, fanOut, guard }: Arrivals) {
  const { db, log } = all;
  const sitDown = async (socket: ChatSocket) => {
    const { actor } = socket.data;
    const before = guard.generation();
    const heads = await roomsOf(db, actor);
    if (MAY_INSPECT.has(actor.role)) socket.data.inspects = await inspectedBy(db, actor.userId);
    if (!socket.connected) return [];
    socket.join(heads.map(({ c }) => roomOf(c)));
    // somebody lost a right meanwhile: perhaps this one
    if (guard.generation() !== before)
      await guard.reseat(heads.map(({ c }): [ChatSocket, string] => [socket, c]));
    return heads.filter(({ c }) => socket.rooms.has(roomOf(c)));
  };
  const catchUp = async (socket: ChatSocket, heads: ReadonlyMap<string, number>) => {
    const resume = socket.data.resume ?? [];
    socket.data.resume = null;
    const behind = resume.filter(({ c, after }) => {
      const lacks = (heads.get(c) ?? 0) - after;
      return lacks > 0 && lacks <= FEW;
    });
    for (const { c, after } of behind.slice(0, FEW_ROOMS)) {
      const events = await eventsBetween(db, c, after, heads.get(c));
      for (const event of fitting(events, MOST_BYTES)) socket.emit("evt", event);
    }
  };
  return async (socket: ChatSocket) => {
    try {
      if (socket.data.generation !== guard.generation()) await guard.revalidate([socket]);
      const found = await sitDown(socket);
      const heads = new Map(found.map(({ c, seq }) => [c, fanOut.entered(c, seq)]));
      await catchUp(socket, heads);
      socket.emit(
        "head",
        [...heads].map(([c, seq]) => ({ c, seq })),
      );
    } catch (error) {
      // without its rooms it would wait for ever: it comes again
      refusalOf(error, log);
      socket.conn.close();
    }
  };
}
