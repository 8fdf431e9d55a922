import type { ChatCode } from "~/domain/chat/chat";
import { liveSessions, type Seat, seatsNow } from "~/domain/chat/sockets.queries.server";
import type { Services } from "~/platform/services.server";
import type { FanOut } from "./fan-out.server";
import { type ChatSocket, conversationOf, type Io, roomOf } from "./peers.server";
import type { Change, Revocation } from "./schemas.server";

/** Time for the last word to arrive before the line is cut. */
const LAST_WORDS_MS = 100;

function dismiss(socket: ChatSocket, code: ChatCode) {
  socket.emit("revoked", { code });
  // out of every room at once: what is said from now on is not for it
  socket.disconnect(false);
  setTimeout(() => socket.conn.close(), LAST_WORDS_MS);
}

/** Takes from sockets what their people may no longer have, and gives what they may. */
export function createGuard(io: Io, { db, log }: Services, fanOut: FanOut) {
  let generation = 0;
  let heard: Revocation[] = [];
  const sockets = () => [...io.of("/").sockets.values()];
  const where = (rule: (actor: ChatSocket["data"]["actor"]) => boolean) =>
    sockets().filter(({ data }) => rule(data.actor));

  /** Closes those whose session is over, or no longer means what it meant when they came. One query. */
  const revalidate = async (some: ChatSocket[]) => {
    if (some.length === 0) return;
    const hashes = [...new Set(some.map(({ data }) => data.actor.sessionHash))];
    const live = new Map((await liveSessions(db, hashes)).map((session) => [session.hash.trim(), session]));
    for (const socket of some) {
      const { actor } = socket.data;
      const now = live.get(actor.sessionHash);
      if (!now) dismiss(socket, "unauthenticated");
      else if (
        now.organisationId !== actor.organisationId ||
        now.epoch !== actor.epoch ||
        now.role !== actor.role
      )
        dismiss(socket, "forbidden");
    }
  };
  /** Asks again, in one query, who of these sockets belongs into which room, and moves them in or out. */
  const reseat = async (pairs: [ChatSocket, string][]): Promise<void> => {
    if (pairs.length === 0) return;
    const before = generation;
    const seats = pairs.map(([socket, c]): Seat => ({ c, ...seatOf(socket) }));
    const found = await seatsNow(db, seats);
    // somebody lost a right meanwhile: nobody enters by an answer older than that
    if (generation !== before) return reseat(pairs);
    pairs.forEach(([socket, c], index) => {
      const seat = found[index];
      const room = roomOf(c);
      const inside = socket.rooms.has(room);
      if (!seat?.part && inside) {
        socket.leave(room);
        socket.emit("conversations");
      } else if (seat?.part && !inside && socket.connected) {
        socket.join(room);
        // whoever looks in is looked up again when his time is over, also if he was connected before
        if (seat.part === "inspector") socket.data.inspects = [...(socket.data.inspects ?? []), c];
        socket.emit("conversations");
        socket.emit("head", [{ c, seq: fanOut.entered(c, seat.seq) }]);
      }
    });
  };
  const failed = (error: unknown) =>
    log.warn({ error: (error as Error).message }, "rights were not looked up");

  /** All that was heard in one turn, in one pass over the sockets: a sweep may end thousands of sessions at once. */
  const revokeHeard = () => {
    const revocations = heard;
    heard = [];
    const seats = revocations.filter(({ conversation }) => conversation !== undefined);
    const ended = revocations.filter(({ conversation }) => conversation === undefined);
    const keys = new Set(ended.flatMap(({ session, user, organisation }) => [session, user, organisation]));
    const concerned = where(
      ({ sessionHash, userId, organisationId }) =>
        keys.has(sessionHash) || keys.has(userId) || keys.has(organisationId),
    );
    const unseated = seats.flatMap(({ user, conversation }) =>
      where(({ userId }) => userId === user).map((socket): [ChatSocket, string] => [
        socket,
        conversation ?? "",
      ]),
    );
    // who cannot be looked up is not let off: his line is cut, and he comes again
    Promise.all([revalidate(concerned), reseat(unseated)]).catch((error) => {
      failed(error);
      for (const socket of [...concerned, ...unseated.map(([one]) => one)]) socket.conn.close();
    });
  };

  return {
    /** Counts what was revoked; whoever was let in by an older count is looked up again. */
    generation: () => generation,
    revalidate,
    reseat,
    everybody: () => {
      generation += 1;
      const pairs = sockets().flatMap((socket) =>
        [...socket.rooms].flatMap((room): [ChatSocket, string][] => {
          const c = conversationOf(room);
          return c ? [[socket, c]] : [];
        }),
      );
      return Promise.all([revalidate(sockets()), reseat(pairs)]);
    },
    revoked(revocation: Revocation) {
      generation += 1;
      heard.push(revocation);
      if (heard.length === 1) setImmediate(revokeHeard);
    },
    joined({ c, user, organisation }: Change) {
      const newcomers = where((actor) => actor.userId === user || actor.organisationId === organisation);
      reseat(newcomers.map((socket) => [socket, c])).catch(failed);
    },
  };
}
export type Guard = ReturnType<typeof createGuard>;

const seatOf = ({ data: { actor } }: ChatSocket) => ({
  userId: actor.userId,
  organisationId: actor.organisationId,
});
