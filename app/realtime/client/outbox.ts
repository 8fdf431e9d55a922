import type { ChatCode } from "~/domain/chat/chat";
import type { Draft } from "~/domain/chat/view";

/** A message that has no definite answer yet, or was refused and waits for its writer's decision. */
export interface Stored extends Draft {
  c: string;
  refused?: { code: ChatCode; reason?: string };
}

/** Where unsent messages outlive a page; `all` gives them in the order they were first put. */
export interface Outbox {
  all(): Promise<Stored[]>;
  /** Puts a message, or changes the one of the same `m` in its place. */
  put(message: Stored): Promise<void>;
  remove(m: string): Promise<void>;
  wipe(): Promise<void>;
}

/** An outbox that lasts as long as its process. */
export function memoryOutbox(): Outbox {
  const kept = new Map<string, Stored>();
  return {
    all: async () => [...kept.values()],
    put: async (message) => void kept.set(message.m, message),
    remove: async (m) => void kept.delete(m),
    wipe: async () => kept.clear(),
  };
}
