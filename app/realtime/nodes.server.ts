import { setTimeout as delay } from "node:timers/promises";
import { createAdapter } from "@socket.io/redis-streams-adapter";
import { createClient } from "redis";
import { newId } from "~/domain/ids";
import type { Log } from "~/platform/log.server";
import type { Envelope, NodeMessage } from "./node-messages";
import type { Io } from "./peers.server";

const BEAT_MS = 5_000;
const SILENT_MS = 20_000;
const RETRY_MS = 200;

interface Hears {
  message: (node: string, message: NodeMessage) => void;
  /** Messages of other nodes were lost: whatever was in them is unknown. */
  missed: () => void;
  /** A node has left, or has said nothing for too long. */
  gone: (node: string) => void;
  /** Sockets have an adapter of another kind from now on; there are none yet. */
  joined: () => void;
}

/** Numbers what this node says, and notices what it did not hear of the others. */
function createRoll(hears: Hears) {
  const others = new Map<string, { n: number; at: number }>();
  return {
    heard({ node, n, message }: Envelope) {
      const known = others.get(node);
      others.set(node, { n, at: Date.now() });
      if (known && n > known.n + 1) hears.missed();
      if (message.kind === "leaving") others.delete(node);
      if (message.kind === "leaving") hears.gone(node);
      else hears.message(node, message);
    },
    sweep() {
      for (const [node, { at }] of others) {
        if (Date.now() - at < SILENT_MS) continue;
        others.delete(node);
        hears.gone(node);
      }
    },
  };
}

/** Subscriptions of the adapter's own copy of the client: one that broke under way is asked for again, not lost. */
function patient<T extends ReturnType<typeof createClient>>(copy: T): T {
  const subscribe = copy.subscribe.bind(copy) as (...said: unknown[]) => Promise<void>;
  const again = async (...said: unknown[]): Promise<void> => {
    for (;;) {
      try {
        return await subscribe(...said);
      } catch {
        if (!copy.isOpen) return;
        await delay(RETRY_MS);
      }
    }
  };
  return Object.assign(copy, { subscribe: again });
}

/** A client whose failed publications are lost hints, which the heads make good, and not crashes of the process. */
function redisClient(url: string, log: Log, back: () => void) {
  const client = createClient({
    url,
    commandsQueueMaxLength: 10_000,
    socket: { reconnectStrategy: (tries) => Math.min(3_000, 100 * 2 ** tries) * (0.5 + Math.random() / 2) },
  });
  let broken = false;
  client.on("error", (error: Error) => {
    if (!broken) log.warn({ error: error.message }, "redis is away");
    broken = true;
  });
  client.on("ready", () => {
    if (broken) back();
    broken = false;
  });
  const publish = client.publish.bind(client);
  const duplicate = client.duplicate.bind(client);
  return Object.assign(client, {
    publish: (...said: Parameters<typeof publish>) => publish(...said).catch(() => 0),
    duplicate: () => patient(duplicate()),
  });
}

/** Ties this node to the others through Redis. Until that stands, no socket may be taken. */
export function joinNodes(io: Io, url: string, log: Log, hears: Hears) {
  const me = newId();
  const roll = createRoll(hears);
  const client = redisClient(url, log, hears.missed);
  let ready = false;
  let n = 0;
  const tell = (message: NodeMessage) => {
    if (!ready) return;
    n += 1;
    io.serverSideEmit("node", { node: me, n, message });
  };
  client
    .connect()
    .then(() => {
      io.adapter(createAdapter(client, { streamName: "quanzhixiang", channelPrefix: "quanzhixiang" }));
      io.on("node", roll.heard);
      hears.joined();
      ready = true;
    })
    .catch((error: Error) => log.error({ error: error.message }, "no connection to redis"));
  const beat = setInterval(() => {
    tell({ kind: "beat" });
    roll.sweep();
  }, BEAT_MS);
  return {
    tell,
    ready: () => ready,
    async close() {
      clearInterval(beat);
      tell({ kind: "leaving" });
      ready = false;
      // until the last word is written, or Redis is away anyway
      await Promise.race([client.ping().catch(() => undefined), delay(500)]);
      await io.of("/").adapter.close();
      client.destroy();
    },
  };
}
