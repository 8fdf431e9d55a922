import type { Env } from "~/platform/env.server";

const NAME = "qzx_viewer";
const DAY = 86_400;

/** What a browser is known by once it has judged an answer; made up, for a day, and sent to the assistant only. */
export function viewerCookie(env: Env, viewer: string): string {
  const secure = env.PUBLIC_ORIGIN?.startsWith("https:") ? "; Secure" : "";
  return `${NAME}=${viewer}; Path=/assistant; Max-Age=${DAY}; HttpOnly; SameSite=Lax${secure}`;
}

export function viewerIn(request: Request): string | null {
  const [, value] =
    /(?:^|;\s*)qzx_viewer=([0-9a-f-]{36})(?:;|$)/.exec(request.headers.get("cookie") ?? "") ?? [];
  return value ?? null;
}
