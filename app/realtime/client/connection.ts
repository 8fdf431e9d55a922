import { io, type Socket } from "socket.io-client";
import type { ChatCode } from "~/domain/chat/chat";
import { type ClientToServer, PROTOCOL, type ServerToClient, SOCKET_PATH } from "../contract";
import { backoff } from "./backoff";

export type ChatSocket = Socket<ServerToClient, ClientToServer>;
/** `away`: trying to come back · `signed_out`: the server knows this person no more; only a new sign-in helps. */
export type Status = "connecting" | "connected" | "away" | "signed_out";

export interface ConnectionOptions {
  url: string;
  deviceId: string;
  /** Programs without a browser's cookies say theirs. */
  cookie?: string;
}
export interface ConnectionEvents {
  resume(): { c: string; after: number }[];
  onStatus(status: Status): void;
  /** Signed out by the server while connected. */
  onSignedOut(): void;
}
export interface Connection {
  socket: ChatSocket;
  /** The line may be back: try now rather than when the wait is over. */
  nudge(): void;
  close(): void;
}

interface Refusal {
  code?: ChatCode;
  retry?: boolean;
  afterMs?: number;
}

const socketFor = ({ url, cookie, deviceId }: ConnectionOptions, { resume }: ConnectionEvents): ChatSocket =>
  io(url, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    forceNew: true,
    autoConnect: false,
    reconnectionDelay: 400,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    timeout: 8000,
    auth: (give) => give({ proto: PROTOCOL, deviceId, resume: resume() }),
    ...(cookie ? { extraHeaders: { cookie, origin: url } } : {}),
  });

/** The one socket of a page: comes back by itself with jitter of 0.2–5 s, leaves when told to, stops when signed out. */
export function connect(options: ConnectionOptions, events: ConnectionEvents): Connection {
  const socket = socketFor(options, events);
  const { onStatus } = events;
  let tries = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => !stopped && !socket.active && socket.connect(), ms);
  };
  const stop = (status: Status) => {
    stopped = true;
    clearTimeout(timer);
    socket.disconnect();
    onStatus(status);
  };
  const restart = () => socket.disconnect().connect();
  socket.on("connect", () => {
    tries = 0;
    onStatus("connected");
  });
  socket.on("disconnect", () => {
    if (stopped) return;
    onStatus("away");
    // the library comes back by itself unless one of the two ends hung up on purpose
    if (!socket.active) later(backoff(tries++));
  });
  socket.on("connect_error", (error) => {
    if (stopped) return;
    const { code, afterMs } = ((error as { data?: Refusal }).data ?? {}) as Refusal;
    if (code === "unauthenticated") return stop("signed_out");
    onStatus("away");
    if (!socket.active) later(Math.max(afterMs ?? 0, backoff(tries++)));
  });
  socket.on("revoked", ({ code }) => {
    // rights that merely changed: the server hangs up, and the next handshake finds out what is left
    if (code !== "unauthenticated") return;
    stop("signed_out");
    events.onSignedOut();
  });
  socket.on("drain", ({ afterMs }) => {
    setTimeout(() => !stopped && socket.connected && restart(), Math.random() * afterMs);
  });
  onStatus("connecting");
  socket.connect();
  return {
    socket,
    nudge: () => void (stopped || socket.connected || restart()),
    close: () => stop("away"),
  };
}
