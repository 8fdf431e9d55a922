import type { Server as HttpServer } from "node:http";
import { setTimeout as delay, setImmediate as endOfTurn } from "node:timers/promises";
import { Server } from "socket.io";
import type { ChatEvent } from "~/domain/chat/chat";
import { eventsBetween } from "~/domain/chat/event.queries.server";
import type { Services } from "~/platform/services.server";
import { listenTo } from "~db/listener";
import { createArrival } from "./arrival.server";
import { SOCKET_PATH } from "./contract";
import { createDoor } from "./door.server";
import { createEvents } from "./events.server";
import { createFanOut, type FanOut } from "./fan-out.server";
import { gatherWrites } from "./gather.server";
import { createHandshake, slim } from "./handshake.server";
import type { NodeMessage } from "./node-messages";
import { type ChatSocket, createPeople, type Io, roomOf } from "./peers.server";
import { createPresence, type Presence } from "./presence.server";
import { createGuard, type Guard } from "./revocation.server";
import { startRounds } from "./rounds.server";
import { parseNotice } from "./schemas.server";

/** Ten seconds without an answer and the other end is gone, not slow. */
const BEAT = { pingInterval: 15_000, pingTimeout: 10_000, connectTimeout: 10_000 };
/** Bytes of one frame; more closes the line. */
const LARGEST_FRAME = 65_536;
const FLUSH_MS = 4_000;

/** One node: nobody to tell, and ready at once. */
const ALONE = { tell: (_: NodeMessage) => undefined, ready: () => true, close: async () => undefined };

export interface Gateway {
  /** Says farewell, lets messages under way become durable, and closes every socket within `afterMs`. */
  close(afterMs?: number): Promise<void>;
}

function openServer(server: HttpServer, all: Services, open: () => boolean): Io {
  const door = createDoor(all.env, open);
  const io: Io = new Server(server, {
    path: SOCKET_PATH,
    addTrailingSlash: false,
    transports: ["websocket"],
    allowRequest: (request, decide) => void door(request, decide),
    maxHttpBufferSize: LARGEST_FRAME,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    ...BEAT,
  });
  gatherWrites(io);
  return io;
}

/** Hears from the database what other doors and jobs did. */
function listenToDatabase(io: Io, all: Services, fanOut: FanOut, guard: Guard) {
  return listenTo(all.env.DATABASE_URL, ["chat", "revoked"], {
    notice(channel, payload) {
      if (channel === "revoked") {
        const revocation = parseNotice("revoked", payload);
        if (revocation) guard.revoked(revocation);
        return;
      }
      const change = parseNotice("chat", payload);
      if (change?.seq !== undefined) fanOut.hint({ c: change.c, seq: change.seq });
      else if (change) guard.joined(change);
    },
    back() {
      guard
        .everybody()
        .catch((error: Error) => all.log.warn({ error: error.message }, "rights not looked up"));
      io.local.emit("resync");
    },
    onError: (error) => all.log.warn({ error: error.message }, "the line to the database broke"),
  });
}

function hearNode(io: Io, fanOut: FanOut, presence: Presence) {
  return (node: string, message: NodeMessage) => {
    if (message.kind === "hints") message.heads.forEach(fanOut.hint);
    else if (message.kind === "here") presence.heard(node, message);
    else if (message.kind === "read") {
      const { kind: _, ...mark } = message;
      io.local.to(roomOf(mark.c)).emit("read", mark);
    } else if (message.kind === "typing") {
      const { kind: _, ...who } = message;
      io.local.to(roomOf(who.c)).emit("typing", who);
    }
  };
}

/** The end of each conversation in a batch. */
const headsOf = (events: readonly ChatEvent[]) =>
  [...new Map(events.map(({ c, seq }) => [c, seq]))].map(([c, seq]) => ({ c, seq }));

/**
 * The socket's door, on the same server as the pages: attach it after the pages' own listener. State lives in the
 * database alone; a gateway may die at any moment, and its sockets go on elsewhere.
 */
export async function attachGateway(server: HttpServer, all: Services): Promise<Gateway> {
  const { REDIS_URL } = all.env;
  // one node alone does without the weight of Redis's client
  const join = REDIS_URL ? (await import("./nodes.server")).joinNodes : null;
  let leaving = false;
  const io = openServer(server, all, () => !leaving && nodes.ready());
  const people = createPeople(all.env);
  const fanOut = createFanOut({
    io,
    log: all.log,
    load: (c, after, upTo) => eventsBetween(all.db, c, after, upTo),
  });
  const tellNodes = (message: NodeMessage) => nodes.tell(message);
  const presence = createPresence(io, tellNodes);
  const hears = {
    message: hearNode(io, fanOut, presence),
    missed: () => void io.local.emit("resync"),
    gone: presence.gone,
    joined: presence.watch,
  };
  const nodes = join && REDIS_URL ? join(io, REDIS_URL, all.log, hears) : ALONE;
  const guard = createGuard(io, all, fanOut);
  const arrive = createArrival({ all, fanOut, guard });
  const events = createEvents({ all, io, people, guard, leaving: () => leaving, tellNodes });

  const leave = function (this: ChatSocket) {
    people.leave(this.data);
  };
  presence.watch();
  io.use(createHandshake(all, people, guard.generation));
  io.on("connection", (socket) => {
    slim(socket, events);
    socket.on("disconnect", leave);
    void arrive(socket);
  });
  const stopHearing = all.chat.onSent((events) => {
    fanOut.sent(events);
    if (REDIS_URL) nodes.tell({ kind: "hints", heads: headsOf(events) });
  });
  const listener = listenToDatabase(io, all, fanOut, guard);
  const stopRounds = startRounds(io, all, people, fanOut, guard);

  return {
    async close(afterMs = all.env.CHAT_DRAIN_MS) {
      leaving = true;
      io.local.emit("drain", { afterMs });
      await Promise.race([all.chat.settled(), delay(FLUSH_MS)]);
      await delay(afterMs);
      stopRounds();
      stopHearing();
      presence.close();
      await Promise.all([nodes.close(), listener.close()]);
      io.local.disconnectSockets(true);
      // what is gathered leaves at the end of the turn, the last word too; closing at once would throw it away
      await endOfTurn();
      io.engine.close();
    },
  };
}
