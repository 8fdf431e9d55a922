import type { ChatEvent } from "~/domain/chat/chat";
import { syncConversation } from "~/domain/chat/event.queries.server";
import { markRead } from "~/domain/chat/mark-read.server";
import type { Services } from "~/platform/services.server";
import type { ClientToServer, Refused, SendAck } from "./contract";
import type { NodeMessage } from "./node-messages";
import { type ChatSocket, type Io, type Peer, type People, roomOf } from "./peers.server";
import { refusalOf, refuse } from "./refusals.server";
import type { Guard } from "./revocation.server";
import { readSchema, sendSchema, syncSchema, typingSchema } from "./schemas.server";

const SYNCS_AT_ONCE = 64;
const BUSY_MS = 100;
const TYPING_MS = 2900;

type Answer<T> = (ack: T) => void;
export interface EventContext {
  all: Services;
  io: Io;
  people: People;
  guard: Guard;
  leaving: () => boolean;
  tellNodes: (message: NodeMessage) => void;
}

type Handler = (this: ChatSocket, said: unknown, answer: unknown) => unknown;

/** Answers only who asked for an answer; a handler that fails answers too, and never throws into Socket.IO. */
function answering<A>(answer: unknown): Answer<A | Refused> {
  return typeof answer === "function" ? (answer as Answer<A | Refused>) : () => undefined;
}

const sendingOf = ({ actor }: Peer, message: ReturnType<typeof sendSchema.parse>) => ({
  userId: actor.userId,
  organisationId: actor.organisationId,
  sessionHash: actor.sessionHash,
  epoch: actor.epoch,
  name: actor.name,
  organisation: actor.organisationName,
  c: message.c,
  m: message.m,
  k: message.k,
  b: message.b,
  att: message.att,
  ...(message.re === undefined ? {} : { re: message.re }),
});

function sending({ all, people, leaving }: EventContext) {
  return async function (this: ChatSocket, said: unknown, answer: unknown) {
    const reply = answering<SendAck>(answer);
    if (leaving()) return reply(refuse("unavailable", BUSY_MS));
    const wait = people.take(this.data.person);
    if (wait > 0) return reply(refuse("rate_limited", wait));
    const message = sendSchema.safeParse(said);
    if (!message.success) return reply(refuse("bad_request"));
    const outcome = await all.chat.send(sendingOf(this.data, message.data));
    this.data.used = true;
    if (!outcome.ok) return reply(outcome);
    reply({ ok: true, seq: outcome.seq, at: outcome.at, dup: outcome.dup });
  };
}

function syncing({ all, guard }: EventContext) {
  let underWay = 0;
  return async function (this: ChatSocket, said: unknown, answer: unknown) {
    const reply = answering<{ ok: true; events: ChatEvent[] }>(answer);
    const ask = syncSchema.safeParse(said);
    if (!ask.success) return reply(refuse("bad_request"));
    if (this.data.syncing) return reply(refuse("rate_limited", BUSY_MS));
    if (underWay >= SYNCS_AT_ONCE) return reply(refuse("overloaded", BUSY_MS));
    this.data.syncing = true;
    underWay += 1;
    try {
      const found = await syncConversation(all.db, this.data.actor, ask.data);
      reply({ ok: true, ...found });
      // a conversation beyond the newest few hundred is entered when it is opened
      if (!this.rooms.has(roomOf(ask.data.c))) await guard.reseat([[this, ask.data.c]]);
    } catch (error) {
      reply(refusalOf(error, all.log));
    } finally {
      this.data.syncing = false;
      underWay -= 1;
    }
  };
}

function reading({ all, io, people, tellNodes }: EventContext) {
  return async function (this: ChatSocket, said: unknown, answer: unknown) {
    const reply = answering<{ ok: true; upTo: number }>(answer);
    const wait = people.takeRead(this.data.person);
    if (wait > 0) return reply(refuse("rate_limited", wait));
    const mark = readSchema.safeParse(said);
    if (!mark.success) return reply(refuse("bad_request"));
    if (this.data.reading) return reply(refuse("rate_limited", BUSY_MS));
    this.data.reading = true;
    try {
      const { upTo } = await markRead(all.db, this.data.actor, mark.data);
      const { c } = mark.data;
      const { userId } = this.data.actor;
      this.data.used = true;
      io.local.to(roomOf(c)).emit("read", { c, userId, upTo });
      tellNodes({ kind: "read", c, userId, upTo });
      reply({ ok: true, upTo });
    } catch (error) {
      reply(refusalOf(error, all.log));
    } finally {
      this.data.reading = false;
    }
  };
}

/** Tells the others, at most once in three seconds; who only reads is never seen typing. */
function typing({ tellNodes }: EventContext) {
  return function (this: ChatSocket, said: unknown) {
    const where = typingSchema.safeParse(said);
    const peer = this.data;
    if (!where.success || Date.now() - peer.typedAt < TYPING_MS) return;
    const { c } = where.data;
    if (!this.rooms.has(roomOf(c)) || peer.inspects?.includes(c)) return;
    peer.typedAt = Date.now();
    const who = { c, userId: peer.actor.userId, name: peer.actor.name };
    this.local.to(roomOf(c)).emit("typing", who);
    tellNodes({ kind: "typing", ...who });
  };
}

/**
 * What a socket may say, in one listener that all sockets share: ten thousand sockets with a table of listeners each
 * would hold four megabytes of them. Events that nobody knows are not heard.
 */
export function createEvents(context: EventContext) {
  const handlers: Record<keyof ClientToServer, Handler> = {
    "msg.send": sending(context),
    "conv.sync": syncing(context),
    "conv.read": reading(context),
    typing: typing(context),
  };
  const known = new Map<string, Handler>(Object.entries(handlers));
  const hear = async function (this: ChatSocket, name: unknown, said: unknown, answer: unknown) {
    try {
      if (this.connected) await known.get(name as string)?.call(this, said, answer);
    } catch (error) {
      context.all.log.error({ err: error }, "a bug behind the socket");
    }
  };
  return { names: [...known.keys()], listeners: [hear] };
}
export type Events = ReturnType<typeof createEvents>;
