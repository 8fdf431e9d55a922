import type * as z from "zod";
import type { Actor } from "~/domain/actor";
import type { Door } from "~/domain/authorize";
import type { IncomingFile } from "~/domain/files";
import type { Db } from "~/domain/outbox.server";
import type { Services } from "~/platform/services.server";

export type Method = "GET" | "POST" | "DELETE";

/** What an operation is given: everything parsed by its own schemas. */
export interface Call<A, P, Q, B> extends Omit<Services, "db"> {
  /** On a POST with an Idempotency-Key this is the transaction that also keeps the answer. */
  db: Db;
  actor: A;
  params: P;
  query: Q;
  body: B;
  /** From If-Match; present where the operation is `versioned`. */
  version: number;
  file: IncomingFile | null;
  locale: Actor["locale"];
  address: string;
  /** Where this platform lives, for links that leave it. */
  origin: string;
  userAgent: string | null;
}

export interface Answer<R> {
  body: R;
  status?: number;
  /** The version of the resource after the event; becomes the ETag. */
  version?: number;
}

/** One operation: the schemas that parse it are the ones its OpenAPI page is made from. */
export interface Operation {
  id: string;
  method: Method;
  path: string;
  group: string;
  summary: string;
  door: Door;
  /** Public operations may be called without a token. */
  open: boolean;
  creates: boolean;
  versioned: boolean;
  /** Takes part in idempotency; sessions do not. */
  repeatable: boolean;
  /** Sent as multipart/form-data with one `file`; `either` also takes JSON where no file belongs. */
  multipart: boolean | "either";
  status: number;
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType | null;
  answer: z.ZodType;
  run(call: Call<Actor | null, never, never, never>): Promise<Answer<unknown>>;
}

interface Draft<A, P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> {
  id: string;
  summary: string;
  door: Door;
  open?: boolean;
  creates?: boolean;
  versioned?: boolean;
  repeatable?: boolean;
  multipart?: boolean | "either";
  status?: number;
  params?: P;
  query?: Q;
  body?: B;
  answer: R;
  run(call: Call<A, z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer<z.input<R>>>;
}

/** A group of operations that share a heading; `"GET /orders/{id}"` names method and path. */
export function group(heading: string, empty: z.ZodObject) {
  return function operation<
    A extends Actor | null = Actor,
    P extends z.ZodObject = z.ZodObject<Record<never, never>>,
    Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
    B extends z.ZodType = z.ZodNull,
    R extends z.ZodType = z.ZodType,
  >(line: `${Method} /${string}`, draft: Draft<A, P, Q, B, R>): Operation {
    const [method, path] = line.split(" ") as [Method, string];
    const { creates = false, versioned = false, open = false, multipart = false } = draft;
    return {
      ...(draft as unknown as Operation),
      group: heading,
      method,
      path,
      open,
      creates,
      versioned,
      multipart,
      repeatable: draft.repeatable ?? method === "POST",
      status: draft.status ?? 200,
      params: draft.params ?? empty,
      query: draft.query ?? empty,
      body: draft.body ?? null,
    };
  };
}
