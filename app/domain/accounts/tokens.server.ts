import { createHash, randomBytes } from "node:crypto";

/** A secret for a link: 192 random bits. The database keeps its hash only. */
export const newToken = () => randomBytes(24).toString("base64url");

export const tokenHash = (token: string) => createHash("sha256").update(token).digest("hex");
