import * as z from "zod";
import { text } from "../messages";

/** Seconds a code lasts, and how many neighbours of the present one are taken, for clocks that go wrong (RFC 6238). */
export const STEP_SECONDS = 30;
export const WINDOW = 1;
/** One-time codes for the day the phone is gone. */
export const RECOVERY_CODES = 10;

/** What a person types: six digits of the phone or a recovery code; blanks and hyphens do not count. */
export const factorCode = text(1, 40).transform((typed) =>
  typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase(),
);

export const isTotp = (code: string) => /^\d{6}$/.test(code);

export const beginForm = z.object({ currentPassword: z.string().min(1).max(1000) });
export const confirmForm = z.object({ code: factorCode });
export const turnOffForm = z.object({ currentPassword: z.string().min(1).max(1000), code: factorCode });
export const challengeForm = z.object({ code: factorCode });
