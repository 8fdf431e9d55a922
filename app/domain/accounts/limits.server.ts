import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "../errors";

/** At most `points` uses of one key within `seconds`. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

const made = new WeakMap<pg.Pool, Map<string, RateLimiterPostgres>>();

function limiter(pool: pg.Pool, limit: Limit): RateLimiterPostgres {
  const known = made.get(pool) ?? new Map<string, RateLimiterPostgres>();
  made.set(pool, known);
  const id = `${limit.name}:${limit.points}:${limit.seconds}`;
  const found = known.get(id);
  if (found) return found;
  const fresh = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    // the sweep job clears what is past
    clearExpiredByTimeout: false,
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.seconds,
  });
  known.set(id, fresh);
  return fresh;
}

/** Counted in the database, so that every process counts together. `firstRefusal`: this use is the one that went over. */
export async function spend(pool: pg.Pool, limit: Limit, key: string) {
  try {
    await limiter(pool, limit).consume(key.slice(0, 200));
    return { ok: true as const };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    return { ok: false as const, retryAfter, firstRefusal: error.consumedPoints === limit.points + 1 };
  }
}

/** Gives all points of a key back. */
export const forgive = (pool: pg.Pool, limit: Limit, key: string) =>
  limiter(pool, limit).delete(key.slice(0, 200));

/** Counts one use; refuses with 429 and the seconds to wait beyond the limit. */
export async function spendOrRefuse(
  pool: pg.Pool,
  limit: Limit,
  key: string,
  code = "limited",
): Promise<void> {
  const spent = await spend(pool, limit, key);
  if (!spent.ok) throw new Refusal("limited", code, waiting(spent.retryAfter));
}

/** What a person is told about the wait: minutes, rounded up. */
export const waiting = (retryAfter: number) => ({
  retryAfter,
  values: { minutes: Math.ceil(retryAfter / 60) },
});

/** Sign-ups, resets and invitations from one address: enough for an office, too few for a flood. */
export const SIGN_UPS: Limit = { name: "sign_up", points: 20, seconds: 3600 };
export const RESETS: Limit = { name: "reset", points: 10, seconds: 3600 };
