import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { createSender, type Sender } from "~/domain/chat/sender.server";
import { newId } from "~/domain/ids";
import { sealer } from "~/domain/sealing.server";
import { readEnv } from "~/platform/env.server";
import { createLog } from "~/platform/log.server";
import type { Services } from "~/platform/services.server";
import { createSessions } from "~/platform/session.server";
import type { ClientToServer, ServerToClient } from "~/realtime/contract";
import { attachGateway } from "~/realtime/gateway.server";
import { createDb, createPool, type Database } from "~db/connection";
import { memoryFiles } from "../domain/accounts/people";

export type Client = Socket<ServerToClient, ClientToServer>;

/** Limits that no test meets unless it is about them. */
const ROOMY = {
  CHAT_MESSAGES_PER_SECOND: "1000",
  CHAT_BURST: "1000",
  CHAT_CONNECTIONS_PER_MINUTE: "100000",
  CHAT_DRAIN_MS: "0",
};

/** A node of its own on the database at `url`: an HTTP server with the gateway, and nothing else. */
export async function startNode(
  url: string,
  env: Record<string, string> = {},
  chat?: (db: ReturnType<typeof createDb<Database>>) => Sender,
) {
  const settings = readEnv({ NODE_ENV: "test", DATABASE_URL: url, LOG_LEVEL: "silent", ...ROOMY, ...env });
  const pool = createPool(url);
  const db = createDb(pool);
  const all: Services = {
    env: settings,
    log: createLog(settings.LOG_LEVEL),
    pool,
    db,
    files: memoryFiles(),
    sessions: createSessions(db, settings),
    secrets: sealer(undefined),
    chatLine: pool,
    chatPool: pool,
    chat: chat?.(db) ?? createSender(db, { queue: settings.CHAT_QUEUE }),
  };
  const server = createServer((_, response) => response.end("a page"));
  const gateway = await attachGateway(server, all);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    all,
    gateway,
    async stop() {
      await gateway.close();
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}
export type Node = Awaited<ReturnType<typeof startNode>>;

interface Way {
  /** The session's secret id, as the cookie carries it. */
  token?: string | null;
  resume?: { c: string; after: number }[];
  headers?: Record<string, string>;
  auth?: object;
  reconnection?: boolean;
}

/** A browser's socket to a server; it is not connected yet. */
export function socketTo(
  origin: string,
  { token, resume = [], headers = {}, auth, reconnection }: Way,
): Client {
  return io(origin, {
    path: "/socket",
    transports: ["websocket"],
    forceNew: true,
    autoConnect: false,
    reconnection: reconnection ?? false,
    auth: auth ?? { proto: 1, deviceId: "device", resume },
    extraHeaders: { Origin: origin, ...(token ? { Cookie: `qzx_session=${token}` } : {}), ...headers },
  });
}

/** Connects and waits until it sits in its rooms; fails with the server's reason when it is refused. */
export async function connected(origin: string, way: Way): Promise<Client> {
  const client = socketTo(origin, way);
  const seated = heard(client, "head");
  const refused = new Promise<never>((_, reject) => client.once("connect_error", reject));
  client.connect();
  await Promise.race([seated, refused]);
  return client;
}

/** What the server answers to a refused handshake, or its transport's error. */
export function refusalOf(client: Client): Promise<unknown> {
  return new Promise((resolve, reject) => {
    client.once("connect", () => reject(new Error("it was let in")));
    client.once("connect_error", (error) => resolve((error as { data?: unknown }).data ?? error));
    client.connect();
  });
}

/** The next event of that name (that fits), as its arguments' first. */
export function heard<E extends keyof ServerToClient>(
  client: Client,
  name: E,
  fits: (value: Parameters<ServerToClient[E]>[0]) => boolean = () => true,
): Promise<Parameters<ServerToClient[E]>[0]> {
  return new Promise((resolve) => {
    const listener = (value: Parameters<ServerToClient[E]>[0]) => {
      if (!fits(value)) return;
      client.off(name, listener as never);
      resolve(value);
    };
    client.on(name, listener as never);
  });
}

export const closed = (client: Client) =>
  new Promise<string>((resolve) => {
    if (!client.connected) resolve("already");
    else client.once("disconnect", resolve);
  });

/** Sends words and gives the answer. */
export const say = (client: Client, c: string, b: string, more: object = {}) =>
  client.timeout(15_000).emitWithAck("msg.send", { v: 1, c, m: newId(), k: "text", b, ...more });
