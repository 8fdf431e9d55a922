import { randomBytes } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import type { Request, RequestHandler } from "express";
import { newId } from "~/domain/ids";
import { LOCALES, type Locale } from "~/locales/texts";
import { awayPage } from "./away-page.server";
import { isDatabaseAway } from "./problems.server";
import type { Services } from "./services.server";

/** The language: what the person chose, else the account's, else what the browser prefers, else Chinese. */
function localeOf(request: Request, account: Locale | undefined): Locale {
  const chosen = /(?:^|;\s*)qzx_lang=(zh-CN|en)/.exec(request.headers.cookie ?? "")?.[1] as
    | Locale
    | undefined;
  if (chosen ?? account) return (chosen ?? account) as Locale;
  const best = request.acceptsLanguages("zh-CN", "zh", "en");
  return LOCALES.find((locale) => locale === best) ?? "zh-CN";
}

/** The address limits are counted by; forwarded headers count only behind a configured proxy. */
const addressOf = (request: Request) => request.ip ?? request.socket.remoteAddress ?? "unknown";

/** Finds out who asks, once a request. API requests carry a bearer token, pages a cookie; never the other way round. */
export function requestContext({ sessions, log, env }: Services): RequestHandler {
  return async (request, response, next) => {
    const correlationId = newId();
    response.setHeader("X-Correlation-Id", correlationId);
    const api = request.path.startsWith("/api/");
    try {
      const actor = api
        ? await sessions.actor(sessions.fromBearer(request.headers.authorization), "api")
        : await sessions.actor(sessions.fromCookie(request.headers.cookie), "browser");
      response.locals.context = {
        nonce: response.locals.nonce as string,
        correlationId,
        address: addressOf(request),
        actor,
        locale: localeOf(request, actor?.locale),
        origin: env.PUBLIC_ORIGIN ?? `${request.protocol}://${request.headers.host}`,
      } satisfies AppLoadContext;
      if (actor) response.setHeader("Cache-Control", "no-store");
      next();
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error, correlationId }, "a bug while reading the session");
      awayPage(response, api, isDatabaseAway(error) ? 503 : 500, correlationId);
    }
  };
}

/** A nonce for this answer's scripts and styles. */
export const giveNonce: RequestHandler = (_, response, next) => {
  response.locals.nonce = randomBytes(16).toString("base64");
  next();
};
