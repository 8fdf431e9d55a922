import * as z from "zod";
import type { Operation } from "./operation";
import { operations } from "./operations.server";

const MARKS = ["open", "token", "creates", "versioned", "multipart"] as const;
type Mark = (typeof MARKS)[number];

function marksOf(operation: Operation): Mark[] {
  const holds: Record<Mark, boolean> = {
    open: operation.open,
    token: !operation.open,
    creates: operation.creates,
    versioned: operation.versioned,
    multipart: operation.multipart !== false,
  };
  return MARKS.filter((mark) => holds[mark]);
}

function json(schema: z.ZodType | null, io: "input" | "output"): string | null {
  if (schema === null || (schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0))
    return null;
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return JSON.stringify(rest, null, 2);
}

/** The operations as the developers' page shows them, by group. */
export function readableOperations() {
  const groups = [...new Set(operations.map((operation) => operation.group))];
  return groups.map((heading) => ({
    heading,
    operations: operations
      .filter((operation) => operation.group === heading)
      .map((operation) => ({
        id: operation.id,
        method: operation.method,
        path: `/api/v1${operation.path}`,
        summary: operation.summary,
        marks: marksOf(operation),
        query: json(operation.query, "input"),
        body: json(operation.body, "input"),
        answer: json(operation.answer, "output"),
      })),
  }));
}
