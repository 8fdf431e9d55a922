import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import type { FileStore } from "../files";
import { type Db, recordAudit } from "../outbox.server";
import { sha256, storeFile } from "../store-file.server";
import { type ChatEvent, MAX_SYNC } from "./chat";
import { conversationPage } from "./conversation-page.queries.server";
import { eventsBetween } from "./event.queries.server";
import { transcriptPdf } from "./transcript-pdf.server";

export interface Transcript {
  fileId: string;
  name: string;
  bytes: Uint8Array;
  /** Of the file; shown beside it. */
  sha256: string;
  /** Of the events in canonical form, printed in the file. */
  eventsHash: string;
}

/** One line an event, keys in alphabetical order: whoever holds the events can make the same hash again. */
export const canonicalEvents = (events: readonly ChatEvent[]) =>
  events.map((event) => JSON.stringify(sorted(event))).join("\n");

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

/**
 * A conversation as a PDF in Chinese, as it reads now, kept in the store and audited; words taken back are in neither
 * the file nor its hash. Refuses 404 to whoever takes no part.
 */
export async function makeTranscript(
  db: Db,
  store: FileStore,
  actor: Actor,
  c: string,
  now = new Date(),
): Promise<Transcript> {
  const page = await conversationPage(db, actor, c);
  const events = await allEvents(db, c, page.head);
  const eventsHash = sha256(Buffer.from(canonicalEvents(events)));
  const bytes = await transcriptPdf({ page, events, eventsHash, madeBy: actor, now });
  const name = `${page.number ?? "对话"}-对话记录-${chinaDay(now)}.pdf`;
  const file = { name, bytes, mediaType: "application/pdf", purpose: "chat-transcript" };
  return db.transaction().execute(async (tx) => {
    const { id, sha256: hash } = await storeFile(tx, store, actor, file);
    await tx
      .insertInto("chat_transcripts")
      .values({ file_id: id, conversation_id: c, head: page.head })
      .execute();
    await recordAudit(tx, actor, "chat.transcribed", { type: "conversation", id: c }, { sha256: hash });
    return { fileId: id, name, bytes, sha256: hash, eventsHash };
  });
}

async function allEvents(db: Db, c: string, head: number): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for (let after = 0; after < head; ) {
    const next = await eventsBetween(db, c, after, head, MAX_SYNC);
    if (next.length === 0) break;
    events.push(...next);
    after = next.at(-1)?.seq ?? head;
  }
  return events;
}
