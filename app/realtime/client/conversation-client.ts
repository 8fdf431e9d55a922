import { v7 } from "uuid";
import type { ChatEvent, Head } from "~/domain/chat/chat";
import type { Draft, Input } from "~/domain/chat/view";
import { pauses } from "./backoff";
import { type Connection, connect, type Status } from "./connection";
import { hear } from "./hearing";
import type { Outbox } from "./outbox";
import { createReading, createTyping } from "./reading";
import { createRooms, type Room, type Start } from "./rooms";
import { createSending } from "./sending";
import { createSyncing } from "./syncing";
import { aloneTurn, noTabs, type Tabs, type Turn } from "./tabs";

export interface ClientOptions {
  /** The server's origin. */
  url: string;
  /** The user's id; decides which bubbles are one's own. */
  me: string;
  deviceId: string;
  outbox: Outbox;
  /** Programs without a browser's cookies say theirs. */
  cookie?: string;
  turn?: Turn;
  tabs?: Tabs;
  /** How long an answer to a send may take before it counts as unknown. */
  answerMs?: number;
  /** Somebody else said something; null: this person's list, or what is read of it, has changed. */
  onNews?(event: ChatEvent | null): void;
  /** A conversation, followed or not, goes this far now; null: whatever is known of any may be out of date. */
  onMoved?(head: Head | null): void;
}

export type NewMessage = Pick<Draft, "b"> & Partial<Pick<Draft, "k" | "att" | "re">>;
export type ConversationClient = ReturnType<typeof createConversationClient>;

const nobody = () => undefined;
const RESUMED = 200;
const ANSWER_MS = 8000;

/** The chat's end on a device. It connects at once, follows what it is told to, and gives nothing up before a definite answer. */
export function createConversationClient(options: ClientOptions) {
  const { me, outbox, turn = aloneTurn, tabs = noTabs, answerMs = ANSWER_MS } = options;
  const rooms = createRooms(me);
  const waits = pauses();
  const statusListeners = new Set<(status: Status) => void>();
  let status: Status = "connecting";
  let line: Connection | null = null;
  const socket = () => line?.socket ?? null;
  const tell = (c: string, input: Input) => {
    rooms.input(c, input);
    tabs.tell({ c, input });
  };
  const syncing = createSyncing(rooms, socket, waits);
  const sending = createSending({ me, outbox, turn, socket, pauses: waits, tell, answerMs });
  const reading = createReading(me, rooms, socket, waits);
  tabs.listen(({ c, input }) => rooms.input(c, input));

  async function onConnected() {
    waits.wake();
    syncing.want(...rooms.all());
    reading.again();
    for (const c of new Set((await outbox.all()).map((message) => message.c))) void sending.want(c);
  }
  line = connect(options, {
    resume: () =>
      rooms
        .all()
        .slice(-RESUMED)
        .map((c) => ({ c, after: rooms.get(c)?.view.last ?? 0 })),
    onStatus(now) {
      status = now;
      for (const listener of statusListeners) listener(now);
      if (now === "connected") void onConnected();
    },
    onSignedOut: () => void outbox.wipe(),
  });
  const { onNews: news = nobody, onMoved: moved = nobody } = options;
  hear(line.socket, { me, rooms, sync: syncing.want, news, moved });
  return {
    ...writing({ outbox, tell, want: sending.want }),
    /** Follows a conversation, from what the page was delivered with or from its beginning. */
    async follow(c: string, start?: Start) {
      rooms.open(c, start);
      for (const { c: where, refused, ...draft } of await outbox.all()) {
        if (where !== c) continue;
        rooms.input(c, { type: "queued", draft });
        const answer = refused && { ok: false as const, retry: false, ...refused };
        if (answer) rooms.input(c, { type: "answered", m: draft.m, answer });
      }
      syncing.want(c);
      void sending.want(c);
    },
    leave: rooms.close,
    room: (c: string): Room | undefined => rooms.get(c),
    subscribe: rooms.subscribe,
    older: (c: string, limit = 100) => syncing.older(c, limit),
    read: reading.mark,
    typing: createTyping(socket),
    status: () => status,
    onStatus(listener: (status: Status) => void) {
      statusListeners.add(listener);
      return () => void statusListeners.delete(listener);
    },
    /** The page is looked at again, or the network is back: connect if need be, and look for what was missed. */
    wake() {
      line?.nudge();
      if (socket()?.connected) syncing.want(...rooms.all());
    },
    /** How many messages have no definite answer yet. */
    unsent: async () => (await outbox.all()).filter(({ refused }) => !refused).length,
    close() {
      line?.close();
      waits.wake();
      tabs.close();
    },
  };
}

interface Desk {
  outbox: Outbox;
  tell(c: string, input: Input): void;
  want(c: string): Promise<void>;
}

/** What a writer does with messages: first on disk, then on the wire. */
function writing({ outbox, tell, want }: Desk) {
  return {
    /** Queues a message; it is shown at once and sent in its turn. Gives its id. */
    send(c: string, { b, k = "text", att = [], re }: NewMessage, m: string = v7()): string {
      const draft: Draft = { m, k, b, att, ...(re === undefined ? {} : { re }) };
      tell(c, { type: "queued", draft });
      void outbox.put({ c, ...draft }).then(() => want(c));
      return m;
    },
    /** Tries a refused message again, under the same id. */
    async retry(c: string, m: string) {
      const stored = (await outbox.all()).find((message) => message.m === m);
      if (!stored) return;
      const { refused: _, ...message } = stored;
      await outbox.put(message);
      tell(c, { type: "retried", m });
      void want(c);
    },
    /** Gives a refused message up. */
    async discard(c: string, m: string) {
      await outbox.remove(m);
      tell(c, { type: "discarded", m });
    },
  };
}
