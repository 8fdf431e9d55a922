import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import type { Door } from "~/domain/authorize";
import { formInput } from "./form.server";
import { pass, type Submission, type Visit, visit } from "./http.server";
import { problemFor, problemJson } from "./problem-json.server";
import { refusalPage } from "./refusal-page.server";
import { services } from "./services.server";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

const NO_STORE = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" };
const wantsPage = ({ request }: Args) => request.headers.get("accept")?.includes("text/html") ?? false;

/** A person who opened the address reads the error page; a program gets the problem in its own format. */
function refused(error: unknown, args: Args): Response {
  if (error instanceof Response) return error;
  if (!wantsPage(args)) return problemJson(error, args.context, services());
  const { locale, correlationId } = args.context;
  const { status, message } = problemFor(error, args.context, services());
  const words = status < 500 ? { message } : { correlationId };
  return new Response(refusalPage(locale, { status, ...words }), { status, headers: NO_STORE });
}

/** A loader of an address that is no page (a file, a sheet, a picture): what is refused answers by itself. */
export const serve =
  <A extends Actor | null = Actor>(door: Door, handler: (visit: Visit<A>) => Promise<Response>) =>
  async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      const here = visit(args);
      pass(door, here);
      return await handler(here as Visit<A>);
    } catch (error) {
      return refused(error, args);
    }
  };

/** The same for an action: it renders no form, so what the domain refuses is the answer's own status. */
export const act =
  <A extends Actor | null = Actor>(door: Door, handler: (visit: Submission<A>) => Promise<Response>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    try {
      const here = visit(args);
      pass(door, here);
      const form = await formInput(args.request, here.env.UPLOAD_LIMIT_MB * 1_048_576);
      return await handler({ ...here, form } as Submission<A>);
    } catch (error) {
      return refused(error, args);
    }
  };

/** The loader of an address that only takes forms: a GET changes nothing and says so (405). */
export function postOnly(args: LoaderFunctionArgs): Response {
  const headers = { ...NO_STORE, Allow: "POST" };
  const page = wantsPage(args) ? refusalPage(args.context.locale, { status: 405 }) : null;
  return new Response(page, { status: 405, headers });
}
