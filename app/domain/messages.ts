import * as z from "zod";

const code = (name: string, values: Record<string, unknown> = {}) =>
  [name, ...Object.entries(values).map(([key, value]) => `${key}=${String(value)}`)].join("|");

const FORMATS: Record<string, string> = {
  date: "invalid_date",
  email: "invalid_email",
  url: "invalid_url",
  uuid: "invalid_choice",
};

/** One code a kind of mistake, e.g. `too_short|min=2`; words are found by the page, in its language. */
function messageCode(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined || issue.input === null || issue.input === "") return "required";
  switch (issue.code) {
    case "too_small":
      return code(issue.origin === "string" || issue.origin === "array" ? "too_short" : "too_small", {
        min: issue.minimum,
      });
    case "too_big":
      return code(issue.origin === "string" || issue.origin === "array" ? "too_long" : "too_big", {
        max: issue.maximum,
      });
    case "invalid_type":
      if (issue.expected === "int") return "not_an_integer";
      return issue.expected === "number" ? "not_a_number" : "invalid_format";
    case "invalid_format":
      return FORMATS[issue.format] ?? "invalid_format";
    case "invalid_value":
      return "invalid_choice";
    case "unrecognized_keys":
      return "unknown_field";
    default:
      return "invalid_format";
  }
}

/** Makes zod answer with message codes everywhere; imported once by each entry. */
export const installMessageCodes = () => z.config({ customError: messageCode });

/** Text from a person: no NUL, no lone surrogate (neither survives PostgreSQL), NFC, trimmed. */
export const text = (min: number, max: number) =>
  z
    .string()
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { error: "invalid_text" })
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(min).max(max));

/** Turns zod's issues into `path → code`, the first of each path. */
export function fieldCodes(error: z.ZodError): Record<string, string> {
  const found: Record<string, string> = {};
  for (const issue of error.issues) found[issue.path.join(".")] ??= issue.message;
  return found;
}
