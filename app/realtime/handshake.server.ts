import type { Services } from "~/platform/services.server";
import type { Refused } from "./contract";
import type { Events } from "./events.server";
import type { ChatSocket, Peer, People } from "./peers.server";
import { handshakeError, refusalOf, refuse } from "./refusals.server";
import { handshakeSchema } from "./schemas.server";

type Next = (error?: Error) => void;

/** Time for the refusal to reach whoever is refused, before the line is closed. */
const LAST_WORDS_MS = 200;

/** Finds out who connects, from the cookie alone; whoever is refused hears why and is cut off. */
export function createHandshake({ sessions, log }: Services, people: People, generation: () => number) {
  const enter = async (socket: ChatSocket): Promise<Peer | Refused> => {
    const said = handshakeSchema.safeParse(socket.handshake.auth);
    if (!said.success) return refuse("bad_request");
    const before = generation();
    const actor = await sessions.actor(sessions.fromCookie(socket.handshake.headers.cookie), "browser");
    if (!actor) return refuse("unauthenticated");
    if (socket.conn.readyState !== "open") return refuse("unavailable");
    const person = people.enter(actor.userId);
    if (!person) return { ...refuse("overloaded", 60_000), reason: "too_many_sockets" };
    return {
      actor,
      person,
      inspects: null,
      resume: said.data.resume,
      generation: before,
      counted: true,
      syncing: false,
      reading: false,
      used: false,
      typedAt: 0,
    };
  };
  return async (socket: ChatSocket, next: Next) => {
    const found = await enter(socket).catch((error: unknown) => refusalOf(error, log));
    if ("ok" in found) {
      next(handshakeError(found));
      setTimeout(() => socket.conn.close(), LAST_WORDS_MS);
      return;
    }
    socket.data = found;
    next();
    // whoever hung up meanwhile is connected neither now nor later, and is not heard of again
    setImmediate(() => {
      if (!socket.connected) people.leave(found);
    });
  };
}

interface Line {
  request: unknown;
  transport: { socket: Emitter & { _socket: Emitter } };
}
interface Emitter {
  listeners(event: string): ((...said: never[]) => void)[];
  removeListener(event: string, listener: (...said: never[]) => void): void;
}

/** The server asks sockets nothing, so none of them waits for an answer. */
const NO_ACKS = new Map();

/**
 * Makes a socket small. The request with its headers, kept alive by two listeners that have done their work, would be a
 * quarter of an idle one. It is heard by `listeners`, one list for all: `socket.onAny` would give each its own.
 */
export function slim(socket: ChatSocket, { listeners }: Events) {
  const line = socket.conn as unknown as Line;
  const { socket: web } = line.transport;
  for (const listener of web.listeners("error"))
    if (listener.name === "onUpgradeError") web.removeListener("error", listener);
  // Engine.IO's stand-in for a response waits for the end of the line, to tell nobody
  for (const listener of web._socket.listeners("close"))
    if (listener.name === "") web._socket.removeListener("close", listener);
  line.request = null;
  Object.assign(socket, { handshake: null, acks: NO_ACKS, _anyListeners: listeners });
  // nobody calls a socket by its id
  socket.leave(socket.id);
}
