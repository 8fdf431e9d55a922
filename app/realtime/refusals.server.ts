import type { ChatCode } from "~/domain/chat/chat";
import { Refusal, type RefusalKind } from "~/domain/errors";
import type { Log } from "~/platform/log.server";
import { isDatabaseAway } from "~/platform/problems.server";
import type { Refused } from "./contract";

const RETRYABLE: readonly ChatCode[] = ["rate_limited", "overloaded", "unavailable"];
/** When to try again if the database is away, in milliseconds. */
const AWAY_MS = 1000;

const CODES: Partial<Record<RefusalKind, ChatCode>> = {
  unauthenticated: "unauthenticated",
  forbidden: "forbidden",
  // what one may not see does not exist, and is not told apart
  not_found: "forbidden",
  conflict: "conv_closed",
  limited: "rate_limited",
  too_large: "too_large",
};

/** An answer that says no. `retry`: whether the same may be tried again, after `afterMs` if told. */
export const refuse = (code: ChatCode, afterMs?: number): Refused => ({
  ok: false,
  code,
  retry: RETRYABLE.includes(code),
  ...(afterMs === undefined ? {} : { afterMs }),
});

/** What a failure means to the socket. A bug is written down and told like a database that is away: nothing is said of it. */
export function refusalOf(error: unknown, log: Log): Refused {
  if (error instanceof Refusal) return { ...refuse(CODES[error.kind] ?? "bad_request"), reason: error.code };
  if (!isDatabaseAway(error)) log.error({ err: error }, "a bug behind the socket");
  return refuse("unavailable", AWAY_MS);
}

/** A refused handshake as Socket.IO tells it: `connect_error` with the answer as its data. */
export const handshakeError = (refused: Refused) => Object.assign(new Error(refused.code), { data: refused });
