import {
  MaxFileSizeExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from "@remix-run/form-data-parser";
import type * as z from "zod";
import { Refusal } from "~/domain/errors";
import type { IncomingFile } from "~/domain/files";
import { fieldCodes } from "~/domain/messages";
import { nestedFields, textsByName } from "./nested-fields";

const SECRET = /password|token|totp|^code$/i;

/** A submitted form, parsed once: nested names (`items[0].quantity`), blank fields absent, files within the limit. */
export interface FormInput {
  /** The button's `name="intent"`. */
  readonly intent: string;
  /** The fields as `schema` reads them; refuses with one code a field. */
  as<S extends z.ZodType>(schema: S): z.output<S>;
  text(name: string): string;
  file(name: string): IncomingFile | null;
  files(name: string): IncomingFile[];
  kept(): Record<string, string | string[]>;
}

/** Rows a form may number, and levels it may nest: an index of a thousand million would be walked one by one. */
const MOST_ROWS = 999;
const MOST_LEVELS = 8;
/** Ten packages of two hundred items, each with every field filled in, fit. */
const MOST_FIELDS = 30_000;
/** Bytes of a form without files. Anybody may send one to the sign-in page, so it must not fill the memory. */
const MOST_TEXT = 16 * 1_048_576;

const isTooLarge = (error: unknown) =>
  error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError;

function refuseWildNames(form: FormData): void {
  const names = [...form.keys()];
  const wild = (name: string) =>
    [...name.matchAll(/\[(\d*)\]/g)].some(([, index]) => Number(index) > MOST_ROWS) ||
    name.split(/[.[]/).length > MOST_LEVELS;
  if (names.length > MOST_FIELDS || names.some(wild)) throw new Refusal("invalid", "malformed_form");
}

async function readForm(request: Request, limit: number): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) {
    throw new Refusal("unsupported", "wrong_media_type");
  }
  try {
    const maxTotalSize = type.startsWith("multipart/") ? 3 * limit : MOST_TEXT;
    const limits = { maxFileSize: limit, maxFiles: 10, maxParts: MOST_FIELDS, maxTotalSize };
    return await parseFormData(request, limits, async (file) =>
      file.size === 0 && !file.name
        ? null
        : new File([await file.arrayBuffer()], file.name, { type: file.type }),
    );
  } catch (error) {
    if (isTooLarge(error) || isTooLarge((error as Error).cause)) {
      throw new Refusal("too_large", "file_too_large", {
        values: { megabytes: Math.floor(limit / 1_048_576) },
      });
    }
    throw new Refusal("invalid", "malformed_form");
  }
}

export async function formInput(request: Request, limit: number): Promise<FormInput> {
  const form = await readForm(request, limit);
  refuseWildNames(form);
  const incoming: Record<string, IncomingFile[]> = {};
  for (const [name, value] of [...form.entries()]) {
    if (typeof value === "string") continue;
    form.delete(name);
    if (value.size === 0 && value.name === "") continue;
    incoming[name] ??= [];
    incoming[name].push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  const texts = textsByName(form);
  const fields = nestedFields(texts);
  return {
    intent: String(form.get("intent") ?? ""),
    text: (name) => String(form.get(name) ?? ""),
    file: (name) => incoming[name]?.[0] ?? null,
    files: (name) => incoming[name] ?? [],
    as(schema) {
      const result = schema.safeParse(withoutBlanks(fields));
      if (!result.success)
        throw new Refusal("invalid", "invalid_input", { fields: fieldCodes(result.error) });
      return result.data;
    },
    kept: () => kept(texts),
  };
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== "object" || value === null) return value === "" ? undefined : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutBlanks(inner)]));
}

function kept(texts: ReadonlyMap<string, string[]>): Record<string, string | string[]> {
  const shown = [...texts].filter(([name]) => !SECRET.test(name));
  return Object.fromEntries(shown.map(([name, all]) => [name, all.length > 1 ? all : (all[0] ?? "")]));
}
