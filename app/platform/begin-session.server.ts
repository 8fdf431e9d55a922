import { redirect } from "@remix-run/node";
import type { Visit } from "./http.server";

/** What the configuration says about signing in. */
export const signInRules = ({ env, secrets }: Pick<Visit<unknown>, "env" | "secrets">) => ({
  attempts: env.SIGN_IN_ATTEMPTS,
  profile: env.PASSWORD_PROFILE,
  secrets,
});

type Who = { userId: string; organisationId: string };

/** Starts a browser session in place of whatever id the browser brought, and leads to `target`. */
export async function beginSession({ sessions, request, address }: Visit<unknown>, who: Who, target: string) {
  const old = sessions.fromCookie(request.headers.get("cookie") ?? undefined);
  if (old) await sessions.end(old);
  const { cookie } = await sessions.start(who.userId, {
    organisationId: who.organisationId,
    channel: "browser",
    address,
    userAgent: request.headers.get("user-agent"),
  });
  return redirect(target, { headers: { "Set-Cookie": cookie } });
}
