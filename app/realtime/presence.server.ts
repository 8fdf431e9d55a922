import type { NodeMessage } from "./node-messages";
import { conversationOf, type Io, roomOf } from "./peers.server";

/** Changes are told in bundles: a page that is loaded anew leaves and comes within one. */
const BUNDLE_MS = 400;

type Here = Extract<NodeMessage, { kind: "here" }>;

/** Who of each conversation is connected, on whatever node. Kept only of conversations that this node has sockets in. */
export function createPresence(io: Io, tellNodes: (message: NodeMessage) => void) {
  const elsewhere = new Map<string, Map<string, string[]>>();
  /** Conversations where somebody came or left → whether it is news even to one who is alone there. */
  const changed = new Map<string, boolean>();
  const entered = new Set<string>();
  let timer: NodeJS.Timeout | null = null;

  const here = (c: string): string[] => {
    const users = new Set<string>();
    for (const id of io.of("/").adapter.rooms.get(roomOf(c)) ?? []) {
      const peer = io.of("/").sockets.get(id)?.data;
      if (peer) users.add(peer.actor.userId);
    }
    return [...users];
  };
  const tell = (c: string, alone: boolean) => {
    const online = new Set(here(c));
    if (online.size === 0) return void elsewhere.delete(c);
    for (const users of elsewhere.get(c)?.values() ?? []) for (const user of users) online.add(user);
    if (alone || online.size > 1) io.local.to(roomOf(c)).emit("presence", { c, online: [...online] });
  };
  const flush = () => {
    timer = null;
    const rooms = [...changed.keys()];
    for (const [c, alone] of changed) tell(c, alone);
    const ask = entered.size > 0;
    changed.clear();
    entered.clear();
    tellNodes({ kind: "here", rooms: rooms.map((c) => [c, here(c)]), ask });
  };
  const note = (c: string | null, left: boolean) => {
    if (!c) return;
    changed.set(c, left || (changed.get(c) ?? false));
    if (!left) entered.add(c);
    timer ??= setTimeout(flush, BUNDLE_MS);
  };
  const adapter = () => io.of("/").adapter;
  return {
    /** Watches who enters and leaves; again when the adapter was changed. */
    watch() {
      adapter().on("join-room", (room: string) => note(conversationOf(room), false));
      adapter().on("leave-room", (room: string) => note(conversationOf(room), true));
    },
    /** What another node says of itself. */
    heard(node: string, { rooms, ask }: Here) {
      const mine = rooms.filter(([c]) => adapter().rooms.has(roomOf(c)));
      for (const [c, users] of mine) {
        const nodes = elsewhere.get(c) ?? new Map<string, string[]>();
        if (users.length > 0) nodes.set(node, users);
        else nodes.delete(node);
        elsewhere.set(c, nodes);
        tell(c, true);
      }
      if (ask && mine.length > 0)
        tellNodes({ kind: "here", rooms: mine.map(([c]) => [c, here(c)]), ask: false });
    },
    /** That node's people are gone with it. */
    gone(node: string) {
      for (const [c, nodes] of elsewhere) if (nodes.delete(node)) tell(c, true);
    },
    close() {
      if (timer) clearTimeout(timer);
    },
  };
}
export type Presence = ReturnType<typeof createPresence>;
