import type { Input } from "~/domain/chat/view";

/** Runs `work` when no other tab of this browser runs work of that name. */
export type Turn = (name: string, work: () => Promise<void>) => Promise<void>;

/** What one tab tells the others of its person: inputs to their views. */
export interface Told {
  c: string;
  input: Input;
}
export interface Tabs {
  tell(told: Told): void;
  listen(listener: (told: Told) => void): void;
  close(): void;
}

export const aloneTurn: Turn = (_name, work) => work();
export const noTabs: Tabs = { tell() {}, listen() {}, close() {} };

/**
 * The browser's own locks: a tab that dies gives its turn back. Where there are none (a page without TLS), every tab
 * sends, and the server's memory of message ids keeps doubles out.
 */
export const browserTurn: Turn = async (name, work) => {
  if (!("locks" in navigator)) return work();
  await navigator.locks.request(name, work);
};

export function browserTabs(userId: string): Tabs {
  if (!("BroadcastChannel" in globalThis)) return noTabs;
  const channel = new BroadcastChannel(`qzx-chat-${userId}`);
  return {
    tell: (told) => channel.postMessage(told),
    listen: (listener) => channel.addEventListener("message", ({ data }) => listener(data as Told)),
    close: () => channel.close(),
  };
}
