import { createHash, randomInt } from "node:crypto";
import type { Tx } from "../outbox.server";
import { RECOVERY_CODES } from "./second-factor";

/** Crockford's alphabet: nothing that reads like something else. 16 of them are 80 bits, so a plain hash will do. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;

const newCode = () => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
/** Read off paper, O and 0 are one character, and so are I, L and 1. */
const hashOf = (code: string) =>
  createHash("sha256").update(code.replaceAll("O", "0").replace(/[IL]/g, "1")).digest("hex");

/** Replaces a person's recovery codes; gives them once, to be written down, in groups of four. */
export async function renewRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await tx.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  await tx
    .insertInto("recovery_codes")
    .values(codes.map((code) => ({ user_id: userId, code_hash: hashOf(code) })))
    .execute();
  return codes.map((code) => code.match(/.{4}/g)?.join("-") ?? code);
}

/** Uses a recovery code up; false when it is none of the person's, or was used before. */
export async function takeRecoveryCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("recovery_codes")
    .set({ used_at: new Date() })
    .where("user_id", "=", userId)
    .where("code_hash", "=", hashOf(code))
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
