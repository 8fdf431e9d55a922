import { createHash } from "node:crypto";
import { Refusal } from "~/domain/errors";
import type { IncomingFile } from "~/domain/files";
import { formInput } from "~/platform/form.server";

const JSON_LIMIT = 1_000_000;
const DEPTH_LIMIT = 32;

export interface Body {
  value: unknown;
  file: IncomingFile | null;
  /** SHA-256 of the content: the same key with other content is a mistake. */
  hash: string;
}

async function limitedText(request: Request): Promise<string> {
  const tooLarge = new Refusal("too_large", "body_too_large", { values: { kilobytes: JSON_LIMIT / 1000 } });
  if (Number(request.headers.get("content-length") ?? 0) > JSON_LIMIT) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > JSON_LIMIT) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** JSON.parse on hostile depth is harmless, but everything that walks the result afterwards is not. */
function refuseDepth(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (quoted && char === 92) index += 1;
    else if (char === 34) quoted = !quoted;
    else if (!quoted && (char === 123 || char === 91)) depth += 1;
    else if (!quoted && (char === 125 || char === 93)) depth -= 1;
    if (depth > DEPTH_LIMIT)
      throw new Refusal("malformed", "json_too_deep", { values: { levels: DEPTH_LIMIT } });
  }
}

async function jsonBody(request: Request): Promise<Body> {
  const type = request.headers.get("content-type") ?? "";
  const text = await limitedText(request);
  if (text === "") return { value: {}, file: null, hash: hashOf("") };
  if (!/^application\/json\b/i.test(type)) throw new Refusal("unsupported", "wrong_media_type");
  refuseDepth(text);
  try {
    const drop = (key: string, inner: unknown) => (key === "__proto__" ? undefined : inner);
    return { value: JSON.parse(text, drop), file: null, hash: hashOf(text) };
  } catch {
    throw new Refusal("malformed", "malformed_json");
  }
}

async function formBody(request: Request, limit: number): Promise<Body> {
  if (!/^multipart\/form-data/i.test(request.headers.get("content-type") ?? "")) {
    throw new Refusal("unsupported", "wrong_media_type");
  }
  const form = await formInput(request, limit);
  const value = form.kept();
  const file = form.file("file");
  const hash = createHash("sha256")
    .update(JSON.stringify(value))
    .update(file?.bytes ?? "");
  return { value, file, hash: hash.digest("hex") };
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** Reads what was sent, once, within limits: 413 too large, 415 wrong type, 400 not JSON. */
export function readBody(request: Request, multipart: boolean | "either", limit: number): Promise<Body> {
  const form = /^multipart\//i.test(request.headers.get("content-type") ?? "");
  return multipart === true || (multipart === "either" && form)
    ? formBody(request, limit)
    : jsonBody(request);
}
