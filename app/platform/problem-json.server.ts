import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import type { Door } from "~/domain/authorize";
import { Refusal } from "~/domain/errors";
import { refusals } from "~/locales/refusals";
import { textsIn } from "~/locales/texts";
import { RETRY_AFTER } from "./away-page.server";
import { formInput } from "./form.server";
import { type Submission, type Visit, visit } from "./http.server";
import { asRefusal, isDatabaseAway, type Problem, problemOf } from "./problems.server";
import type { Services } from "./services.server";

type Reader = Pick<AppLoadContext, "locale" | "correlationId">;

/** What went wrong, in words that may be told; a bug is logged and keeps its details to itself. */
export function problemFor(
  error: unknown,
  { locale, correlationId }: Reader,
  { log }: Pick<Services, "log">,
) {
  const refusal = asRefusal(error);
  if (refusal) return problemOf(refusal, locale);
  const away = isDatabaseAway(error);
  if (!away) log.error({ err: error, correlationId }, "a bug outside a page");
  const code = away ? "database_away" : "bug";
  return {
    status: away ? 503 : 500,
    code,
    message: textsIn(locale, refusals)(code),
    fields: {},
    values: {},
    ...(away ? { retryAfter: RETRY_AFTER } : {}),
  };
}

/** What went wrong, as an answer to a program (RFC 9457): status, stable code, words in the reader's language. */
export function problemJson(error: unknown, reader: Reader, all: Pick<Services, "log">): Response {
  const known: Problem = problemFor(error, reader, all);
  const { status, code, message, fields } = known;
  const { correlationId } = reader;
  const body = {
    type: `/developers#${code}`,
    title: code,
    status,
    code,
    detail: message,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(Object.keys(known.values).length > 0 ? { values: known.values } : {}),
    correlationId,
  };
  const headers = new Headers({
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  if (known.retryAfter) headers.set("Retry-After", String(known.retryAfter));
  return new Response(JSON.stringify(body), { status, headers });
}

async function answered<A extends Actor | null>(
  door: Door,
  args: LoaderFunctionArgs | ActionFunctionArgs,
  work: (here: Visit<A>) => Promise<Response>,
): Promise<Response> {
  const here = visit(args);
  try {
    const outside = here.actor ? "forbidden" : "unauthenticated";
    if (!door(here.actor)) throw new Refusal(outside, outside);
    return await work(here as Visit<A>);
  } catch (error) {
    return error instanceof Response ? error : problemJson(error, args.context, here);
  }
}

/** A loader that a script asks: nobody would see an error page or a sign-in page, so every refusal is a problem+json. */
export const readJson =
  <A extends Actor | null = Actor>(door: Door, handler: (visit: Visit<A>) => Promise<Response>) =>
  (args: LoaderFunctionArgs) =>
    answered<A>(door, args, handler);

/** The same for an action with form fields. */
export const actJson =
  <A extends Actor | null = Actor>(door: Door, handler: (visit: Submission<A>) => Promise<Response>) =>
  (args: ActionFunctionArgs) =>
    answered<A>(door, args, async (here) => {
      const form = await formInput(args.request, here.env.UPLOAD_LIMIT_MB * 1_048_576);
      return handler({ ...here, form } as Submission<A>);
    });
