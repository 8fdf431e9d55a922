import type { Method, Operation } from "./operation";

export interface Match {
  operation: Operation;
  params: Record<string, string>;
}

const pattern = (path: string) => path.split("/").slice(1);

function bind(template: string[], parts: string[]): Record<string, string> | null {
  if (template.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, piece] of template.entries()) {
    const value = parts[index] ?? "";
    if (piece.startsWith("{")) params[piece.slice(1, -1)] = value;
    else if (piece !== value) return null;
  }
  return params;
}

/** Finds the operation, or the methods the path does know; literal segments win over parameters by order. */
export function matchOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
): Match | Method[] {
  const parts = path.split("/").filter(Boolean).map(decodeSafely);
  const allowed: Method[] = [];
  for (const operation of operations) {
    const params = bind(pattern(operation.path), parts);
    if (!params) continue;
    if (operation.method === method) return { operation, params };
    allowed.push(operation.method);
  }
  return allowed;
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
