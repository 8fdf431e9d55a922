import { Refusal, type RefusalKind } from "~/domain/errors";
import { refusals } from "~/locales/refusals";
import { type Locale, textsIn } from "~/locales/texts";

const STATUS: Record<RefusalKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  limited: 429,
  malformed: 400,
  precondition_required: 428,
};

/** A refusal as every door tells it: status, stable code, words in the person's language. */
export interface Problem {
  status: number;
  code: string;
  message: string;
  fields: Record<string, string>;
  values: Record<string, string | number>;
  retryAfter?: number;
}

export function problemOf(refusal: Refusal, locale: Locale): Problem {
  const t = textsIn(locale, refusals);
  const values = refusal.detail.values ?? {};
  const words = t.any(refusal.code, values);
  return {
    status: STATUS[refusal.kind],
    code: refusal.code,
    message: words === refusal.code ? t.any(refusal.kind, values) : words,
    fields: refusal.detail.fields ?? {},
    values,
    ...(refusal.detail.retryAfter ? { retryAfter: refusal.detail.retryAfter } : {}),
  };
}

const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|57P0[123]|08\w{3}|53300)$/;

/** Whether `error` means that the database cannot be reached, now: the answer is 503, and never an open door. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? "";
  if (AWAY.test(code)) return true;
  if (
    /Connection terminated|timeout exceeded when trying to connect|terminating connection/.test(error.message)
  )
    return true;
  return error instanceof AggregateError && error.errors.some(isDatabaseAway);
}

/** PostgreSQL's own refusals that mean a lost race or a broken promise, told as conflicts rather than as bugs. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const { code } = (error ?? {}) as { code?: string };
  if (code === "40001" || code === "40P01" || code === "55P03") return new Refusal("conflict", "busy");
  if (code === "23505") return new Refusal("conflict", "already_exists");
  return null;
}
