import * as z from "zod";

/** The six answers to "is this report genuine?" (DOMAIN 5). */
export const AUTHENTICITY = ["genuine", "superseded", "revoked", "altered", "unknown", "mistyped"] as const;
export type AuthenticityStatus = (typeof AUTHENTICITY)[number];

/** SHA-256 in hex, as a browser or `sha256sum` prints it. */
export const sha256Schema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, { error: "invalid_format" });
