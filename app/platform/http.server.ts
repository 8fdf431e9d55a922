import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import type { Door } from "~/domain/authorize";
import { Refusal } from "~/domain/errors";
import type { Locale } from "~/locales/texts";
import { type FormInput, formInput } from "./form.server";
import { asRefusal, isDatabaseAway, problemOf } from "./problems.server";
import type { Refused } from "./refused";
import { type Services, services } from "./services.server";
import "./context.server";

/** What a page handler works with. `A` is `Actor` behind a door for signed-in people, else `Actor | null`. */
export interface Visit<A = Actor> extends Services {
  actor: A;
  locale: Locale;
  params: Record<string, string | undefined>;
  url: URL;
  request: Request;
  address: string;
  origin: string;
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** What a request brings along, before any door. */
export function visit(args: Args): Visit<Actor | null> {
  const { actor, locale, address, origin } = args.context;
  const url = new URL(args.request.url);
  return { ...services(), actor, locale, address, origin, params: args.params, url, request: args.request };
}

/** Turns people away at the door: to the sign-in page when nobody is signed in, else with 403. */
export function pass(door: Door, { actor, url, request }: Visit<Actor | null>) {
  if (door(actor)) return;
  if (actor) throw new Refusal("forbidden", "forbidden");
  if (request.method !== "GET") throw new Refusal("unauthenticated", "unauthenticated");
  const back = url.pathname.replace(/\.data$/, "") + url.search;
  throw redirect(`/sign-in?next=${encodeURIComponent(back)}`);
}

function failure(error: unknown, args: Args): never {
  if (error instanceof Response) throw error;
  const refusal = asRefusal(error);
  if (refusal) {
    const problem = problemOf(refusal, args.context.locale);
    throw data(problem, { status: problem.status });
  }
  const { correlationId } = args.context;
  if (isDatabaseAway(error)) throw data({ code: "database_away", correlationId }, { status: 503 });
  services().log.error({ err: error, correlationId, path: new URL(args.request.url).pathname }, "a bug");
  throw data({ code: "bug", correlationId }, { status: 500 });
}

/** A loader: `door` says who may come in at all, `handler` asks the domain. Refusals become pages. */
export function read<A extends Actor | null = Actor, T = unknown>(
  door: Door,
  handler: (visit: Visit<A>) => Promise<T>,
) {
  return async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      const here = visit(args);
      pass(door, here);
      return await handler(here as Visit<A>);
    } catch (error) {
      return failure(error, args);
    }
  };
}

export type Submission<A = Actor> = Visit<A> & { form: FormInput };

/** An action: parse, ask, answer. What the domain refuses comes back as `Refused`, with the typed values kept. */
export function write<A extends Actor | null = Actor, T = unknown>(
  door: Door,
  handler: (visit: Submission<A>) => Promise<T>,
) {
  return async (args: ActionFunctionArgs) => {
    const here = visit(args);
    let form: FormInput | null = null;
    try {
      pass(door, here);
      form = await formInput(args.request, here.env.UPLOAD_LIMIT_MB * 1_048_576);
      return await handler({ ...here, form } as Submission<A>);
    } catch (error) {
      const refusal = error instanceof Response ? null : asRefusal(error);
      if (!refusal || refusal.kind === "not_found" || refusal.code === "unauthenticated" || !form) {
        return failure(error, args);
      }
      const refused = problemOf(refusal, here.locale);
      return data<Refused>({ refused, kept: form.kept() }, { status: refused.status }) as unknown as Refused;
    }
  };
}

/** A path on this site, or `fallback`: never another host, whatever `target` says. */
export function localPath(target: string | null | undefined, fallback: string): string {
  if (!target || !/^\/(?![/\\])/.test(target) || /[\\\r\n\t]/.test(target)) return fallback;
  return target;
}
