import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import type { Env } from "./env.server";
import type { Services } from "./services.server";

const limiters = new WeakMap<Env, Record<"known" | "unknown", RateLimiterMemory>>();

/** Counted per node and in memory: a limit against floods must not itself cost a query a call. */
function limitersOf(env: Env) {
  const found = limiters.get(env);
  if (found) return found;
  const made = {
    known: new RateLimiterMemory({ points: env.API_CALLS_PER_MINUTE, duration: 60 }),
    unknown: new RateLimiterMemory({ points: env.PUBLIC_CALLS_PER_MINUTE, duration: 60 }),
  };
  limiters.set(env, made);
  return made;
}

/** Counts one call of a person, or of an address when nobody is signed in; 429 with Retry-After above the limit. */
export async function limitCalls({ env }: Pick<Services, "env">, actor: Actor | null, address: string) {
  const { known, unknown } = limitersOf(env);
  try {
    await (actor ? known.consume(actor.userId) : unknown.consume(address));
  } catch (reason) {
    if (reason instanceof Error) throw reason;
    const wait = Math.ceil((reason as RateLimiterRes).msBeforeNext / 1000);
    throw new Refusal("limited", "limited", { retryAfter: Math.max(1, wait) });
  }
}
