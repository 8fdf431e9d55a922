import { Secret, TOTP } from "otpauth";
import { isTotp, STEP_SECONDS, WINDOW } from "./second-factor";

/** 160 random bits, as RFC 4226 asks for. */
export const newSecret = () => new Secret({ size: 20 }).base32;

const totpOf = (base32: string, label = "") =>
  new TOTP({ issuer: "泉质享", label, secret: Secret.fromBase32(base32), period: STEP_SECONDS, digits: 6 });

/** What the QR code says to an authenticator app. */
export const enrolmentUri = (base32: string, login: string) => totpOf(base32, login).toString();

/** The 30-second step a code belongs to, one before to one after the present; null when it fits none. */
export function stepOf(base32: string, code: string, now = Date.now()): number | null {
  if (!isTotp(code)) return null;
  const delta = totpOf(base32).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / STEP_SECONDS) + delta;
}
