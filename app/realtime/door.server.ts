import type { IncomingMessage } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Env } from "~/platform/env.server";

type Decide = (error: string | null | undefined, success: boolean) => void;

const WORDS: Record<number, string> = {
  403: "Forbidden",
  429: "Too Many Requests",
  503: "Service Unavailable",
};

/** Answers an upgrade itself: Engine.IO would say 400 to everything, and a wrong site is a 403. */
function turnAway(request: IncomingMessage, status: number, decide: Decide) {
  const words = WORDS[status] ?? "";
  const body = `${status} ${words}`;
  request.socket.end(
    `HTTP/1.1 ${status} ${words}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  decide(words, false);
}

/** The address limits are counted by; forwarded headers count only behind as many proxies as are configured. */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "");
  const line = [...forwarded.split(",").map((part) => part.trim()), request.socket.remoteAddress ?? ""];
  const hops = line.filter((part) => part !== "");
  return hops[Math.max(0, hops.length - 1 - proxies)] ?? "unknown";
}

/**
 * Who may open a socket at all, before a session is looked up: this site's own pages, not too often from one address,
 * and while this node takes anybody. Programs without an Origin have the API instead.
 */
export function createDoor(env: Env, open: () => boolean) {
  const arrivals = new RateLimiterMemory({ points: env.CHAT_CONNECTIONS_PER_MINUTE, duration: 60 });
  return async (request: IncomingMessage, decide: Decide) => {
    const origin = env.PUBLIC_ORIGIN ?? `http://${request.headers.host ?? ""}`;
    if (request.headers.origin !== origin) return turnAway(request, 403, decide);
    if (!open()) return turnAway(request, 503, decide);
    try {
      await arrivals.consume(addressOf(request, env.TRUST_PROXY));
    } catch {
      return turnAway(request, 429, decide);
    }
    decide(null, true);
  };
}
