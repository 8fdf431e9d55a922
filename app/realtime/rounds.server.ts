import { keepAlive, recentHeads } from "~/domain/chat/sockets.queries.server";
import type { Services } from "~/platform/services.server";
import { idleMinutes } from "~/platform/session.server";
import type { FanOut } from "./fan-out.server";
import { type ChatSocket, conversationOf, type Io, type People, roomOf } from "./peers.server";
import type { Guard } from "./revocation.server";

const HEADS_MS = 20_000;
const SESSIONS_MS = 60_000;
const PRESSURE_MS = 250;
/** Heads are told of conversations in which something was said lately; the others are told to whoever arrives. */
const LATELY_S = 90;
export const MOST_BUFFERED = 1_048_576;

interface Line {
  transport: { socket?: { bufferedAmount: number; terminate(): void } };
  writeBuffer: { data?: string | Buffer }[];
}

/** Bytes that wait for a client to read them. */
function bufferedBy(socket: ChatSocket): number {
  const { transport, writeBuffer } = socket.conn as unknown as Line;
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) bytes += data?.length ?? 0;
  return bytes;
}

/** Cuts off whoever does not read what he is sent, without waiting for him to take note of it. */
function dropTheDeaf(io: Io, { log }: Services) {
  for (const socket of io.of("/").sockets.values()) {
    if (bufferedBy(socket) <= MOST_BUFFERED) continue;
    log.warn({ userId: socket.data.actor.userId }, "a socket that reads nothing was dropped");
    const { transport } = socket.conn as unknown as Line;
    socket.conn.close(true);
    transport.socket?.terminate();
  }
}

async function tellHeads(io: Io, { db, log }: Services, fanOut: FanOut) {
  const ids = [...io.of("/").adapter.rooms.keys()].flatMap((room) => conversationOf(room) ?? []);
  try {
    const heads = ids.length === 0 ? [] : await recentHeads(db, ids, LATELY_S);
    for (const head of heads) {
      fanOut.hint(head);
      io.local.to(roomOf(head.c)).emit("head", [head]);
    }
  } catch (error) {
    log.warn({ error: (error as Error).message }, "heads were not told");
  }
  fanOut.forget();
}

/** Sessions used by their sockets live on; sockets of sessions that ended meanwhile, by the clock, are closed. */
async function checkSessions(io: Io, all: Services, guard: Guard) {
  const sockets = [...io.of("/").sockets.values()];
  const used = sockets.filter(({ data }) => data.used);
  try {
    if (used.length > 0)
      await keepAlive(
        all.db,
        [...new Set(used.map(({ data }) => data.actor.sessionHash))],
        idleMinutes(all.env),
      );
    for (const { data } of used) data.used = false;
    await guard.revalidate(sockets);
    await guard.reseat(
      sockets.flatMap((socket) => (socket.data.inspects ?? []).map((c): [ChatSocket, string] => [socket, c])),
    );
  } catch (error) {
    all.log.warn({ error: (error as Error).message }, "sessions of sockets were not looked up");
  }
}

/** What the gateway does again and again; gives back how to stop it. */
export function startRounds(io: Io, all: Services, people: People, fanOut: FanOut, guard: Guard): () => void {
  let heads: NodeJS.Timeout;
  // jitter: nodes that started together do not ask together for ever
  const nextHeads = () => {
    heads = setTimeout(
      async () => {
        await tellHeads(io, all, fanOut);
        nextHeads();
      },
      HEADS_MS * (0.8 + Math.random() * 0.4),
    );
  };
  nextHeads();
  const pressure = setInterval(dropTheDeaf, PRESSURE_MS, io, all);
  const sessions = setInterval(() => {
    people.sweep();
    void checkSessions(io, all, guard);
  }, SESSIONS_MS);
  return () => {
    clearTimeout(heads);
    clearInterval(pressure);
    clearInterval(sessions);
  };
}
