import type { AppLoadContext } from "@remix-run/node";
import type * as z from "zod";
import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { once } from "~/domain/idempotency/once.server";
import { withLegality } from "~/domain/matching/with-legality.server";
import { fieldCodes } from "~/domain/messages";
import { limitCalls } from "~/platform/limits.server";
import { problemJson } from "~/platform/problem-json.server";
import { type Services, services } from "~/platform/services.server";
import { type Body, readBody } from "./body.server";
import type { Answer, Call, Operation } from "./operation";
import { matchOperation } from "./router.server";

const JSON_TYPE = "application/json; charset=utf-8";

/** The API's own refusal: a missing token is asked for by name. */
function problem(error: unknown, context: AppLoadContext, all: Services): Response {
  const answer = problemJson(error, context, all);
  if (answer.status === 401) answer.headers.set("WWW-Authenticate", "Bearer");
  return answer;
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal("invalid", "invalid_input", { fields: fieldCodes(result.error) });
}

/** Path ids that are no ids name nothing. */
function parsedParams(schema: z.ZodObject, value: unknown) {
  const result = schema.safeParse(value);
  if (!result.success) throw new Refusal("not_found", "not_found");
  return result.data;
}

function queryOf(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (name in query) throw new Refusal("malformed", "duplicate_parameter", { values: { name } });
    Object.defineProperty(query, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return query;
}

function versionOf(request: Request, operation: Operation): number {
  if (!operation.versioned) return 0;
  const header = request.headers.get("if-match");
  if (header === null) throw new Refusal("precondition_required", "if_match_required");
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Refusal("malformed", "malformed_if_match");
  return Number(version);
}

function pass(operation: Operation, actor: Actor | null) {
  if (operation.door(actor)) return;
  throw actor ? new Refusal("forbidden", "forbidden") : new Refusal("unauthenticated", "unauthenticated");
}

type AnyCall = Call<Actor | null, never, never, never>;

async function perform(operation: Operation, call: AnyCall, request: Request, body: Body) {
  const work = async (db: Services["db"]) => {
    const answer: Answer<unknown> = await operation.run({ ...call, db });
    const { version } = answer;
    return {
      status: answer.status ?? operation.status,
      body: answer.body,
      ...(version === undefined ? {} : { version }),
    };
  };
  const key = request.headers.get("idempotency-key");
  if (!operation.repeatable || !call.actor) return work(call.db);
  if (key === null) {
    if (operation.creates) throw new Refusal("malformed", "idempotency_key_required");
    return work(call.db);
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refusal("malformed", "malformed_idempotency_key");
  const { userId, organisationId } = call.actor;
  // one person may act for several houses: what was answered to one is not repeated to another
  const path = new URL(request.url).pathname;
  // the record of a refusal at the gate outlives this transaction as it outlives the command's own
  return withLegality(call.db, () =>
    once(
      call.db,
      { userId, key, operation: `${operation.id} ${path} ${organisationId}`, bodyHash: body.hash },
      work,
    ),
  );
}

/** One request through the API: match, limit, authenticate, parse, run, answer. Every refusal is a problem+json. */
export async function handle(
  operations: readonly Operation[],
  request: Request,
  path: string,
  context: AppLoadContext,
): Promise<Response> {
  const all = services();
  try {
    const match = matchOperation(operations, request.method, path);
    if (Array.isArray(match)) {
      if (match.length === 0) throw new Refusal("not_found", "unknown_path");
      return new Response(null, { status: 405, headers: { Allow: match.join(", ") } });
    }
    const { operation } = match;
    const { actor, address, locale, origin } = context;
    await limitCalls(all, actor, address);
    pass(operation, actor);
    const url = new URL(request.url);
    const query = parsed(operation.query, queryOf(url)) as never;
    const params = parsedParams(operation.params, match.params) as never;
    const limit = all.env.UPLOAD_LIMIT_MB * 1_048_576;
    const body = operation.method === "GET" ? null : await readBody(request, operation.multipart, limit);
    const value = (operation.body ? parsed(operation.body, body?.value) : null) as never;
    const version = versionOf(request, operation);
    const userAgent = request.headers.get("user-agent");
    const call: AnyCall = {
      ...all,
      actor,
      params,
      query,
      body: value,
      version,
      file: body?.file ?? null,
      locale,
      address,
      origin,
      userAgent,
    };
    const done = await perform(operation, call, request, body ?? { value: null, file: null, hash: "" });
    const headers = new Headers({
      "Content-Type": JSON_TYPE,
      "Cache-Control": operation.open ? "no-cache" : "no-store",
    });
    if (done.version !== undefined) headers.set("ETag", `"${done.version}"`);
    return new Response(JSON.stringify(done.body), { status: done.status, headers });
  } catch (error) {
    return problem(error, context, all);
  }
}
