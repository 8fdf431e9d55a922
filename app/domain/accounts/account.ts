import * as z from "zod";
import { text } from "../messages";

/** `nist`: length and breach list only. `mlps`: 等保, three classes, 90 days, a lock after five mistakes. */
export const PASSWORD_PROFILES = ["nist", "mlps"] as const;
export type PasswordProfile = (typeof PASSWORD_PROFILES)[number];

const MIN_PASSWORD = 8;
const MAX_PASSWORD = 128;

/** A password as typed: no trimming, no folding; what it must fulfil besides is asked on the server. */
export const newPassword = z
  .string()
  .refine((value) => value.isWellFormed() && !value.includes("\0"), { error: "invalid_text" })
  .pipe(z.string().min(MIN_PASSWORD).max(MAX_PASSWORD));

/** Starts with a letter, so it is never taken for somebody's phone number. */
export const loginName = text(2, 40)
  .transform((value) => value.toLowerCase())
  .pipe(z.string().regex(/^[a-z][a-z0-9._-]{1,39}$/, { error: "invalid_login" }));

/** 11-digit mobile number, kept without spaces, hyphens and +86. */
export const mobile = text(5, 30)
  .transform((value) =>
    value
      .normalize("NFKC")
      .replace(/[\s-]/g, "")
      .replace(/^(\+|00)86/, ""),
  )
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, { error: "invalid_phone" }));

export const emailAddress = text(3, 200)
  .transform((value) => value.toLowerCase())
  .pipe(z.email());

export const signInForm = z.object({ login: text(1, 200), password: z.string().min(1).max(1000) });

/** The person who opens an account. */
export const personForm = z.object({
  login: loginName,
  name: text(2, 40),
  phone: mobile.optional(),
  email: emailAddress.optional(),
  password: newPassword,
});
export type NewPerson = z.output<typeof personForm>;

export const profileForm = z.object({
  name: text(2, 40),
  phone: mobile.optional(),
  email: emailAddress.optional(),
  locale: z.enum(["zh-CN", "en"]),
});

export const changePasswordForm = z.object({
  currentPassword: z.string().min(1).max(1000),
  newPassword,
});

export const resetPasswordForm = z.object({ newPassword });

/** One form of every sign-in name, so that spelling never makes two accounts or two throttles of one. */
export function signInKey(typed: string): string {
  const folded = typed.normalize("NFKC").trim().toLowerCase();
  const digits = folded.replace(/[\s-]/g, "").replace(/^(\+|00)86/, "");
  return /^1\d{10}$/.test(digits) ? digits : folded;
}
