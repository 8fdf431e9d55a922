import { Refusal } from "../errors";

const FIELD_OF: Record<string, [field: string, code: string]> = {
  users_login_key: ["login", "login_taken"],
  users_phone_key: ["phone", "phone_taken"],
  users_email_key: ["email", "email_taken"],
  organisations_uscc: ["uscc", "uscc_taken"],
};

/** Tells a broken unique index as a message at its field; everything else passes through. */
export function takenAsField(error: unknown): never {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  const found = code === "23505" && constraint ? FIELD_OF[constraint] : undefined;
  if (found) throw new Refusal("invalid", "invalid_input", { fields: { [found[0]]: found[1] } });
  throw error;
}
