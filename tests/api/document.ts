/** The parts of an OpenAPI document that the tests look at. */
export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, unknown> };
}

/** The document the running server hands out. */
export async function documentOf(origin: string): Promise<OpenApiDocument> {
  const response = await fetch(`${origin}/api/v1/openapi.json`);
  if (!response.ok) throw new Error(`openapi.json answered ${response.status}`);
  return (await response.json()) as OpenApiDocument;
}

/** Every `$ref` in the document that leads nowhere. */
export function brokenReferences(document: unknown): string[] {
  const broken: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === "string" && resolve(document, $ref) === undefined) broken.push($ref);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(document);
  return broken;
}

function resolve(document: unknown, reference: string): unknown {
  let at = document;
  for (const step of reference.replace(/^#\//, "").split("/")) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    at = (at as Record<string, unknown> | undefined)?.[name];
  }
  return at;
}
