import type { LoaderFunctionArgs } from "@remix-run/node";
import { openApiDocument } from "./api.v1.$/openapi.server";
import { operations } from "./api.v1.$/operations.server";

export function loader({ context }: LoaderFunctionArgs) {
  return Response.json(openApiDocument(operations, context.origin), {
    headers: { "Cache-Control": "no-cache" },
  });
}
