import type { Server, Socket } from "socket.io";
import type { Actor } from "~/domain/actor";
import type { Env } from "~/platform/env.server";
import type { ClientToServer, ServerToClient } from "./contract";
import type { NodeToNode } from "./node-messages";

export type Io = Server<ClientToServer, ServerToClient, NodeToNode, Peer>;
export type ChatSocket = Socket<ClientToServer, ServerToClient, NodeToNode, Peer>;

/** What somebody may do at once, as of `at` (milliseconds). */
interface Bucket {
  tokens: number;
  at: number;
}

/** One user on this node, whatever number of sockets: what limits are counted by. His own bucket is that of messages. */
export interface Person extends Bucket {
  sockets: number;
  /** Of read marks; null before the first. */
  reads: Bucket | null;
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

/** More than a client that tells its marks every 0.4 s ever needs, whatever number of devices. */
const READS_PER_SECOND = 20;
const READS_AT_ONCE = 40;

/** So many at once, and so many a second come back. */
function allowance(burst: number, perSecond: number) {
  const rate = perSecond / 1000;
  const level = ({ tokens, at }: Bucket, now: number) => Math.min(burst, tokens + (now - at) * rate);
  return {
    full: (): Bucket => ({ tokens: burst, at: Date.now() }),
    isFull: (bucket: Bucket) => level(bucket, Date.now()) >= burst,
    /** Takes one: 0, or the milliseconds until there is one. */
    take(bucket: Bucket): number {
      const now = Date.now();
      bucket.tokens = level(bucket, now);
      bucket.at = now;
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / rate);
      bucket.tokens -= 1;
      return 0;
    },
  };
}

/** Who is on this node, counted by user. */
export function createPeople(
  env: Pick<Env, "CHAT_MESSAGES_PER_SECOND" | "CHAT_BURST" | "CHAT_SOCKETS_PER_USER">,
) {
  const people = new Map<string, Person>();
  const messages = allowance(env.CHAT_BURST, env.CHAT_MESSAGES_PER_SECOND);
  const reads = allowance(READS_AT_ONCE, READS_PER_SECOND);
  return {
    /** Counts one more socket of the user; null when he has as many as he may. */
    enter(userId: string): Person | null {
      const person = people.get(userId) ?? { sockets: 0, reads: null, ...messages.full() };
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
    take: (person: Person): number => messages.take(person),
    /** The same for marking how far he has read. */
    takeRead(person: Person): number {
      person.reads ??= reads.full();
      return reads.take(person.reads);
    },
    /** Forgets who has left and whose buckets are full again. */
    sweep() {
      for (const [userId, person] of people) {
        const rested = messages.isFull(person) && (person.reads === null || reads.isFull(person.reads));
        if (person.sockets <= 0 && rested) people.delete(userId);
      }
    },
  };
}
export type People = ReturnType<typeof createPeople>;
