import type { Server, Socket } from "socket.io";
import type { Actor } from "~/domain/actor";
import type { Env } from "~/platform/env.server";
import type { ClientToServer, ServerToClient } from "./contract";
import type { NodeToNode } from "./node-messages";

export type Io = Server<ClientToServer, ServerToClient, NodeToNode, Peer>;
export type ChatSocket = Socket<ClientToServer, ServerToClient, NodeToNode, Peer>;

/** One user on this node, whatever number of sockets: what limits are counted by. */
export interface Person {
  sockets: number;
  /** Messages he may send at once, as of `at` (milliseconds). */
  tokens: number;
  at: number;
}

/** All that is kept of one socket. There may be ten thousand, so there is no more than this. */
export interface Peer {
  actor: Actor;
  person: Person;
  /** Conversations he reads without taking part. */
  inspects: string[] | null;
  resume: readonly { c: string; after: number }[] | null;
  /** Revocations heard when its session was looked up: if there were more since, it is looked up again. */
  generation: number;
  /** It counts among its user's sockets. */
  counted: boolean;
  syncing: boolean;
  reading: boolean;
  /** It sent or read something since the last sweep: that session is in use. */
  used: boolean;
  typedAt: number;
}

/** The room of a conversation. Sockets enter it by what the database says, never by what they say. */
export const roomOf = (c: string) => `c:${c}`;
export const conversationOf = (room: string) => (room.startsWith("c:") ? room.slice(2) : null);

/** Who is on this node, counted by user. */
export function createPeople(
  env: Pick<Env, "CHAT_MESSAGES_PER_SECOND" | "CHAT_BURST" | "CHAT_SOCKETS_PER_USER">,
) {
  const people = new Map<string, Person>();
  const rate = env.CHAT_MESSAGES_PER_SECOND / 1000;
  return {
    /** Counts one more socket of the user; null when he has as many as he may. */
    enter(userId: string): Person | null {
      const person = people.get(userId) ?? { sockets: 0, tokens: env.CHAT_BURST, at: Date.now() };
      if (person.sockets >= env.CHAT_SOCKETS_PER_USER) return null;
      person.sockets += 1;
      people.set(userId, person);
      return person;
    },
    /** Somebody who comes back at once finds his bucket as he left it: an emptied one is kept until it is full. */
    leave(peer: Peer) {
      if (peer.counted) peer.person.sockets -= 1;
      peer.counted = false;
    },
    /** Takes one message from the user's bucket: 0, or the milliseconds until there is one. */
    take(person: Person): number {
      const now = Date.now();
      person.tokens = Math.min(env.CHAT_BURST, person.tokens + (now - person.at) * rate);
      person.at = now;
      if (person.tokens < 1) return Math.ceil((1 - person.tokens) / rate);
      person.tokens -= 1;
      return 0;
    },
    /** Forgets who has left and whose bucket is full again. */
    sweep() {
      const now = Date.now();
      for (const [userId, person] of people) {
        if (person.sockets <= 0 && person.tokens + (now - person.at) * rate >= env.CHAT_BURST)
          people.delete(userId);
      }
    },
  };
}
export type People = ReturnType<typeof createPeople>;
