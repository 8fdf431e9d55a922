import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type ChatCode, MAX_ATTACHMENTS, type MessageKind } from "~/domain/chat/chat";
import { markRead } from "~/domain/chat/mark-read.server";
import { Refusal, type RefusalKind } from "~/domain/errors";
import type { Env } from "~/platform/env.server";
import type { Submission } from "~/platform/http.server";

const KINDS: Record<ChatCode, RefusalKind> = {
  bad_request: "invalid",
  unauthenticated: "unauthenticated",
  forbidden: "not_found",
  conv_closed: "conflict",
  idempotency_conflict: "conflict",
  too_large: "too_large",
  rate_limited: "limited",
  overloaded: "limited",
  unavailable: "limited",
};

const limiters = new WeakMap<Env, RateLimiterMemory>();

/** Forms are no way around the limit of the socket: as many messages at once, and as many a second. */
async function limitSaying(env: Env, userId: string): Promise<void> {
  const { CHAT_BURST: points, CHAT_MESSAGES_PER_SECOND: rate } = env;
  const limiter =
    limiters.get(env) ?? new RateLimiterMemory({ points, duration: Math.max(1, Math.ceil(points / rate)) });
  limiters.set(env, limiter);
  const spent = await limiter.consume(userId).catch((reason: unknown) => reason);
  if (spent instanceof Error) throw spent;
  if (!(spent instanceof RateLimiterRes) || spent.consumedPoints <= points) return;
  throw new Refusal("limited", "rate_limited", {
    retryAfter: Math.max(1, Math.ceil(spent.msBeforeNext / 1000)),
  });
}

interface Said {
  m: string;
  b: string;
  k?: MessageKind;
  re?: number | undefined;
  att?: string[];
}

/** Sends what a form says, by the same way as a socket's messages; the same `m` again is the same message. */
export async function say({ actor, chat, db, env }: Submission, c: string, said: Said): Promise<void> {
  const { m, b, re, att = [], k = att.length > 0 ? "file" : "text" } = said;
  if (att.length > MAX_ATTACHMENTS) throw new Refusal("too_large", "too_many_chat_attachments");
  await limitSaying(env, actor.userId);
  const { userId, organisationId, sessionHash, epoch, name, organisationName: organisation } = actor;
  const from = { userId, organisationId, sessionHash, epoch, name, organisation };
  const outcome = await chat.send({ ...from, c, m, k, b, att, ...(re ? { re } : {}) });
  if (!outcome.ok) throw new Refusal(KINDS[outcome.code], outcome.reason ?? outcome.code);
  // whoever answers has read what was there
  await markRead(db, actor, { c, upTo: outcome.seq });
}
