import type { View as Room } from "~/domain/chat/view";
import { createConversationClient } from "~/realtime/client/conversation-client";
import type { Outbox, Stored } from "~/realtime/client/outbox";
import type { Answer, Client, Disk, MakeClient } from "./client";

/** The product's own engine, as browsers run it, over an outbox that outlives it. */
export const engineClient: MakeClient = ({ url, cookie, device, userId, conversations, disk, onAnswer }) => {
  const store = diskOutbox(disk);
  const engine = createConversationClient({
    url,
    cookie,
    me: userId,
    deviceId: device,
    outbox: store.outbox,
    answerMs: 4000,
  });
  const told = conversations.map((c) => ({ c, hear: listener(userId, onAnswer) }));
  const hears = new Map(told.map(({ c, hear }) => [c, hear]));
  engine.subscribe((c) => {
    const view = engine.room(c)?.view;
    if (view) hears.get(c)?.(view);
  });
  for (const c of conversations) void engine.follow(c);
  return {
    async say(c, body) {
      const m = engine.send(c, { b: body });
      await store.kept();
      return m;
    },
    shown: (c) =>
      (engine.room(c)?.view.events ?? []).map(({ seq, by, m, b }) => ({
        seq,
        userId: by?.userId ?? null,
        m: m ?? null,
        body: b ?? "",
      })),
    crash() {
      store.die();
      engine.close();
    },
  } satisfies Client;
};

/** Tells of every message of one's own once it has a definite answer: acknowledged, refused, or seen among the others. */
function listener(me: string, onAnswer: (answer: Answer) => void) {
  let seen = 0;
  const answered = new Set<string>();
  const once = (answer: Answer) => {
    if (answered.has(answer.m)) return;
    answered.add(answer.m);
    onAnswer(answer);
  };
  return ({ events, outgoing }: Room) => {
    for (const { m, state, seq, code } of outgoing) {
      if (state === "sent" && seq !== undefined) once({ m, ok: true, seq });
      if (state === "failed") once({ m, ok: false, code: code ?? "" });
    }
    for (; seen < events.length; seen++) {
      const event = events[seen];
      if (event?.m && event.by?.userId === me) once({ m: event.m, ok: true, seq: event.seq });
    }
  };
}

/** An outbox on the device's disk. After the crash of its client nothing it is asked to do happens any more. */
function diskOutbox(disk: Disk) {
  const messages = disk as Map<string, Stored>;
  let dead = false;
  let last: Promise<void> = Promise.resolve();
  // a disk answers later, not at once
  const act = async <T>(work: () => T): Promise<T> => {
    await new Promise((resolve) => setImmediate(resolve));
    return dead ? new Promise<T>(() => undefined) : work();
  };
  const outbox: Outbox = {
    all: () => act(() => structuredClone([...messages.values()])),
    put: (message) => {
      last = act(() => void messages.set(message.m, structuredClone(message)));
      return last;
    },
    remove: (m) => act(() => void messages.delete(m)),
    wipe: () => act(() => messages.clear()),
  };
  return {
    outbox,
    kept: () => last,
    die: () => {
      dead = true;
    },
  };
}
