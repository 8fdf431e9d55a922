import * as z from "zod";
import { MAX_ATTACHMENTS, MAX_SYNC, MESSAGE_KINDS } from "~/domain/chat/chat";
import { MAX_RESUME, PROTOCOL } from "./contract";

// in the one spelling that the database gives back, as rooms are named by it
const id = z.string().regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
const position = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What a socket may say of itself. Whatever else it says is not read: a sender, a sequence or a time least of all. */
export const handshakeSchema = z.object({
  proto: z.literal(PROTOCOL),
  deviceId: z.string().min(1).max(64),
  resume: z
    .array(z.object({ c: id, after: position }))
    .max(MAX_RESUME)
    .default([]),
});

/** The size of the words is judged with the message, in bytes, so that it gets its own code. */
export const sendSchema = z.object({
  v: z.literal(1),
  c: id,
  m: id,
  k: z.enum(MESSAGE_KINDS),
  b: z.string(),
  att: z.array(id).max(MAX_ATTACHMENTS).default([]),
  re: position.min(1).optional(),
});

export const syncSchema = z.object({
  c: id,
  after: position,
  limit: z.number().int().min(1).max(MAX_SYNC).default(MAX_SYNC),
});
export const readSchema = z.object({ c: id, upTo: position });
export const typingSchema = z.object({ c: id });

const change = z.object({
  c: id,
  seq: position.optional(),
  user: id.optional(),
  organisation: id.optional(),
});
const revocation = z.object({
  session: z.string().optional(),
  user: id.optional(),
  organisation: id.optional(),
  conversation: id.optional(),
});
export type Change = z.infer<typeof change>;
export type Revocation = z.infer<typeof revocation>;

/** What the database says on `chat` and `revoked` (migration 0018); null when it is nothing known. */
export function parseNotice<T extends "chat" | "revoked">(channel: T, payload: string) {
  const schema = channel === "chat" ? change : revocation;
  try {
    return (schema.safeParse(JSON.parse(payload)).data ?? null) as
      | (T extends "chat" ? Change : Revocation)
      | null;
  } catch {
    return null;
  }
}
