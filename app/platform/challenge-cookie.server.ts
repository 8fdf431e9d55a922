import { CHALLENGE_MINUTES } from "~/domain/second-factor/challenge.server";
import type { Env } from "./env.server";

const NAME = "qzx_challenge";

/** The cookie between password and code: sent to the sign-in pages only, gone after ten minutes. Empty takes it back. */
export function challengeCookie(env: Env, challenge: string): string {
  const secure = env.PUBLIC_ORIGIN?.startsWith("https:") ? "; Secure" : "";
  const age = challenge ? CHALLENGE_MINUTES * 60 : 0;
  return `${NAME}=${challenge}; Path=/sign-in; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

/** The challenge a browser brings, or null. */
export function challengeIn(request: Request): string | null {
  const [, value] = /(?:^|;\s*)qzx_challenge=([\w-]+)/.exec(request.headers.get("cookie") ?? "") ?? [];
  return value ?? null;
}
