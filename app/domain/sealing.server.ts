import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps secrets that must be read again (unlike passwords) from whoever only has the database or its backup. */
export interface Sealer {
  /** `about` names the owner: a sealed secret copied into another row does not open there. */
  seal(secret: string, about: string): string;
  /** Throws when it was sealed with another key, for somebody else, or altered. */
  open(sealed: string, about: string): string;
}

const SEALED = "v1.";
const PLAIN = "plain.";
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under `SECRETS_KEY`. Without a key secrets are kept as they are, and say so; with one, both are read. */
export function sealer(key: string | undefined): Sealer {
  const derived = key ? Buffer.from(hkdfSync("sha256", key, "", "quanzhixiang secrets", 32)) : null;
  return {
    seal(secret, about) {
      if (!derived) return PLAIN + secret;
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", derived, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return SEALED + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(sealed, about) {
      if (sealed.startsWith(PLAIN)) return sealed.slice(PLAIN.length);
      if (!derived) throw new Error("SECRETS_KEY is not set, and a secret is sealed with it");
      const bytes = Buffer.from(sealed.slice(SEALED.length), "base64url");
      const decipher = createDecipheriv("aes-256-gcm", derived, bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return decipher.update(bytes.subarray(NONCE + TAG), undefined, "utf8") + decipher.final("utf8");
    },
  };
}
