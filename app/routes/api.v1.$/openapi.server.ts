import * as z from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import type { Operation } from "./operation";

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    correlationId: z.string(),
  })
  .meta({ id: "Problem", description: "RFC 9457; `code` is stable" });

const key = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: "The same key with the same content gives the same answer" });
const version = z
  .string()
  .regex(/^"\d+"$/)
  .meta({ description: "The version that was seen, from ETag" });

function headersOf(operation: Operation): z.ZodObject | null {
  const headers = {
    ...(operation.repeatable ? { "Idempotency-Key": operation.creates ? key : key.optional() } : {}),
    ...(operation.versioned ? { "If-Match": version } : {}),
  };
  return Object.keys(headers).length > 0 ? z.object(headers) : null;
}

function responsesOf(operation: Operation): ZodOpenApiResponsesObject {
  return {
    [String(operation.status)]: {
      description: "Done",
      content: { "application/json": { schema: operation.answer } },
      headers: z.object({ ETag: z.string().optional() }),
    },
    default: { description: "Refused", content: { "application/problem+json": { schema: problem } } },
  } as ZodOpenApiResponsesObject;
}

const upload = z.object({ file: z.any().meta({ override: { type: "string", format: "binary" } }) });

function bodyOf({ body, multipart }: Operation) {
  if (!body) return {};
  const content = {
    ...(multipart ? { "multipart/form-data": { schema: z.intersection(body, upload) } } : {}),
    ...(multipart === true ? {} : { "application/json": { schema: body } }),
  };
  return { requestBody: { required: true, content } };
}

function described(operation: Operation): ZodOpenApiOperationObject {
  const header = headersOf(operation);
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.group],
    security: operation.open ? [] : [{ bearer: [] }],
    requestParams: { path: operation.params, query: operation.query, ...(header ? { header } : {}) },
    ...bodyOf(operation),
    responses: responsesOf(operation),
  } as ZodOpenApiOperationObject;
}

/** The OpenAPI 3.1 document, made from the schemas that parse the input. */
export function openApiDocument(operations: readonly Operation[], origin: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method.toLowerCase() as "get" | "post" | "delete"] = described(operation);
    paths[operation.path] = path;
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "泉质享 Quanzhixiang",
      version: "1.0.0",
      description: "Times with offset, money in whole fen, ids UUIDv7.",
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  });
}
