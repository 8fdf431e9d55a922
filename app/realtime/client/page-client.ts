import type { Head } from "~/domain/chat/chat";
import { type ConversationClient, createConversationClient } from "./conversation-client";
import { indexedOutbox, wipeOutbox } from "./outbox-indexed";
import { browserTabs, browserTurn } from "./tabs";

const DEVICE = "qzx-device";

/** A name for this browser; a private window without storage gets one for the page. */
function deviceId(): string {
  try {
    const known = localStorage.getItem(DEVICE);
    if (known) return known;
    const fresh = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
    localStorage.setItem(DEVICE, fresh);
    return fresh;
  } catch {
    return String(Math.random()).slice(2);
  }
}

type Moved = (head: Head | null) => void;
interface Current {
  me: string;
  client: ConversationClient;
  news: Set<() => void>;
  moved: Set<Moved>;
}
let current: Current | null = null;

/** The one connection of this page, made when first asked for. */
export function pageClient(me: string): ConversationClient {
  if (current?.me === me) return current.client;
  current?.client.close();
  const news = new Set<() => void>();
  const moved = new Set<Moved>();
  const client = createConversationClient({
    url: location.origin,
    me,
    deviceId: deviceId(),
    outbox: indexedOutbox(me),
    turn: browserTurn,
    tabs: browserTabs(me),
    onNews: (event) => {
      // what one looks at is read, not unread
      if (event && client.room(event.c) && document.hasFocus()) return;
      for (const listener of news) listener();
    },
    onMoved: (head) => {
      for (const listener of moved) listener(head);
    },
  });
  current = { me, client, news, moved };
  let before = false;
  // while the line was down something may have been said
  client.onStatus((status) => {
    if (status !== "connected") return;
    for (const listener of news) listener();
    // what happened before the first connection its heads tell
    if (before) for (const listener of moved) listener(null);
    before = true;
  });
  const wake = () => document.visibilityState === "visible" && current?.client.wake();
  addEventListener("online", wake);
  addEventListener("focus", wake);
  document.addEventListener("visibilitychange", wake);
  return client;
}

/** Forgets what this browser keeps of that person's unsent messages, before he is signed out. */
export async function forget(me: string): Promise<void> {
  if (current?.me === me) current.client.close();
  await wipeOutbox(me);
}

/** Hears that something may have changed in conversations one does not look at. */
export function onNews(me: string, listener: () => void): () => void {
  const client = pageClient(me);
  current?.news.add(listener);
  if (client.status() === "connected") listener();
  return () => void current?.news.delete(listener);
}

/** Hears of whatever happens in any conversation of this person's; null: anything may have changed. */
export function onMoved(me: string, listener: Moved): () => void {
  pageClient(me);
  current?.moved.add(listener);
  return () => void current?.moved.delete(listener);
}
