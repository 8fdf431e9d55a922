import type { Services } from "~/platform/services.server";
import type { Refused } from "./contract";
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
    socket.conn.once("close", () => people.leave(actor.userId));
    const idle = { inspects: null, syncing: false, reading: false, used: false, typedAt: 0 };
    return { actor, person, resume: said.data.resume, generation: before, ...idle };
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
  };
}

/** Lets go of what the handshake left behind: headers and the request weigh more than everything else of an idle socket. */
export function forgetHandshake(socket: ChatSocket) {
  Object.assign(socket, { handshake: null });
  Object.assign(socket.conn, { request: null });
}
