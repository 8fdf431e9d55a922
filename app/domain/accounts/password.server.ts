import { hash, verify } from "@node-rs/argon2";
import { invalid } from "../errors";
import type { PasswordProfile } from "./account";
import { isBreached } from "./breached.server";

/** Argon2id with the parameters OWASP gives for 19 MiB; some 30 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const DAY = 86_400_000;
const MLPS_DAYS = 90;

export const hashPassword = (password: string) => hash(password, COST);

let decoy: Promise<string> | null = null;

/** Whether the password fits. Without a stored hash it works just as long, and says no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== null && fits;
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];

/** Refuses a password the profile does not allow, naming the field; also one made of the person's own names. */
export function assertAcceptable(
  profile: PasswordProfile,
  password: string,
  names: readonly (string | null | undefined)[],
  field: string,
): void {
  if (isBreached(password)) invalid({ [field]: "password_breached" });
  const folded = password.toLowerCase();
  if (names.some((name) => name && folded === name.toLowerCase())) invalid({ [field]: "password_is_name" });
  if (profile === "mlps" && CLASSES.filter((kind) => kind.test(password)).length < 3) {
    invalid({ [field]: "password_three_classes" });
  }
}

/** 等保: a password is good for 90 days; `nist` knows no age. */
export const hasExpired = (profile: PasswordProfile, changedAt: Date, now = new Date()) =>
  profile === "mlps" && now.getTime() - changedAt.getTime() > MLPS_DAYS * DAY;
