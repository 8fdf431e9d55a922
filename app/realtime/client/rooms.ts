import type { ChatCode, ChatEvent } from "~/domain/chat/chat";
import { apply, emptyView, type Input, type Read, type View } from "~/domain/chat/view";

const TYPING_MS = 6000;

/** One conversation as this device has it: the view, and what is only true now. */
export interface Room {
  view: View;
  /** Users who are connected now. */
  online: readonly string[];
  typing: readonly { userId: string; name: string; until: number }[];
  /** Why it cannot be followed any more. */
  refused: ChatCode | null;
}

/** What a page was delivered with. */
export interface Start {
  base: number;
  events: readonly ChatEvent[];
  reads?: readonly Read[];
}

export interface Rooms {
  all(): string[];
  get(c: string): Room | undefined;
  open(c: string, start?: Start): void;
  close(c: string): void;
  input(c: string, input: Input): void;
  change(c: string, change: Partial<Room>): void;
  typing(c: string, who: { userId: string; name: string }): void;
  subscribe(listener: (c: string) => void): () => void;
}

/** The conversations this device follows, and who wants to hear of changes. */
export function createRooms(me: string): Rooms {
  const rooms = new Map<string, Room>();
  const listeners = new Set<(c: string) => void>();
  const change = (c: string, changes: Partial<Room>) => {
    const room = rooms.get(c);
    if (!room) return;
    rooms.set(c, { ...room, ...changes });
    for (const listener of listeners) listener(c);
  };
  const input = (c: string, given: Input) => {
    const room = rooms.get(c);
    if (!room) return;
    const view = apply(room.view, given);
    if (view === room.view) return;
    // whoever has spoken types no longer
    const typing =
      given.type === "evt" ? room.typing.filter((who) => who.userId !== given.event.by?.userId) : room.typing;
    change(c, { view, typing });
  };
  return {
    all: () => [...rooms.keys()],
    get: (c) => rooms.get(c),
    open(c, start) {
      if (rooms.has(c)) return;
      rooms.set(c, { view: emptyView(me, start?.base), online: [], typing: [], refused: null });
      if (start)
        input(c, { type: "synced", events: start.events, head: start.base, reads: start.reads ?? [] });
    },
    close: (c) => void rooms.delete(c),
    input,
    change,
    typing(c, { userId, name }) {
      const room = rooms.get(c);
      if (!room || userId === me) return;
      const until = Date.now() + TYPING_MS;
      const others = room.typing.filter((who) => who.userId !== userId);
      change(c, { typing: [...others, { userId, name, until }] });
      setTimeout(() => {
        const now = rooms.get(c)?.typing ?? [];
        if (now.some((who) => who.until <= until && who.userId === userId))
          change(c, { typing: now.filter((who) => who.userId !== userId || who.until > until) });
      }, TYPING_MS).unref?.();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
