import pg from "pg";

export interface Listener {
  close(): Promise<void>;
}

interface Hears {
  /** Hears every notification, in the order of the commits. */
  notice: (channel: string, payload: string) => void;
  /** The line was lost and is back: what was said meanwhile is gone. Not called for the first connection. */
  back: () => void;
  onError?: (error: Error) => void;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const BEAT_MS = 5_000;

/**
 * LISTENs on `channels` over a connection of its own, which is made again whenever it breaks. A database that is
 * stopped without closing its lines is noticed by a question every five seconds.
 */
export function listenTo(url: string, channels: readonly string[], hears: Hears): Listener {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let wait = FIRST_WAIT_MS;
  let closed = false;
  let before = false;

  const lost = (which: pg.Client, error?: Error) => {
    if (client !== which) return;
    client = null;
    clearTimeout(timer);
    if (error) hears.onError?.(error);
    cut(which);
    if (closed) return;
    timer = setTimeout(connect, wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const beat = (which: pg.Client) => {
    timer = setTimeout(async () => {
      try {
        await which.query("select 1");
        if (client === which) beat(which);
      } catch (error) {
        lost(which, error as Error);
      }
    }, BEAT_MS);
  };
  const connect = async () => {
    const made = new pg.Client({
      connectionString: url,
      application_name: "quanzhixiang-listener",
      connectionTimeoutMillis: 5_000,
      query_timeout: BEAT_MS,
      keepAlive: true,
    });
    client = made;
    made.on("error", (error) => lost(made, error));
    made.on("end", () => lost(made));
    made.on("notification", ({ channel, payload }) => hears.notice(channel, payload ?? ""));
    try {
      await made.connect();
      await made.query(channels.map((channel) => `listen ${pg.escapeIdentifier(channel)}`).join(";"));
    } catch (error) {
      return lost(made, error as Error);
    }
    wait = FIRST_WAIT_MS;
    beat(made);
    if (before) hears.back();
    before = true;
  };
  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      if (last) cut(last);
    },
  };
}

/** Says goodbye without waiting for an answer: a stopped server would never give one. */
function cut(client: pg.Client): void {
  client.end().catch(() => undefined);
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
