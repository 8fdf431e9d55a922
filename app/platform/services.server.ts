import type pg from "pg";
import { createSender, LANES, type Sender } from "~/domain/chat/sender.server";
import type { FileStore } from "~/domain/files";
import { installMessageCodes } from "~/domain/messages";
import type { Db } from "~/domain/outbox.server";
import { type Sealer, sealer } from "~/domain/sealing.server";
import { createDb, createLine, createPool, type Line } from "~db/connection";
import { type Env, readEnv } from "./env.server";
import { createLog, type Log } from "./log.server";
import { createSessions, type Sessions } from "./session.server";
import { createFileStore } from "./storage.server";

export interface Services {
  env: Env;
  log: Log;
  pool: pg.Pool;
  db: Db;
  files: FileStore;
  sessions: Sessions;
  secrets: Sealer;
  /** What every message of this process goes through, on connections of its own: pages that are slow never hold it up. */
  chat: Sender;
  chatLine: Line;
  chatPool: pg.Pool;
}

function start(): Services {
  installMessageCodes();
  const env = readEnv();
  const log = createLog(env.LOG_LEVEL);
  const onError = (error: Error) => log.warn({ error: error.message }, "a database connection broke");
  const pool = createPool(env.DATABASE_URL, {
    max: env.POOL_SIZE,
    waitSeconds: env.POOL_WAIT_SECONDS,
    onError,
  });
  const db = createDb(pool);
  const chatLine = createLine(env.DATABASE_URL, { onError });
  const chatPool = createPool(env.DATABASE_URL, { max: LANES, onError });
  return {
    env,
    log,
    pool,
    db,
    files: createFileStore(env.STORAGE_DIR),
    sessions: createSessions(db, env),
    secrets: sealer(env.SECRETS_KEY),
    chat: createSender(createDb(chatPool), {
      line: createDb(chatLine),
      queue: env.CHAT_QUEUE,
      onError: (error) => log.error({ err: error }, "a bug while storing messages"),
    }),
    chatLine,
    chatPool,
  };
}

// Vite reloads modules in development; the pool must outlive them
const home = globalThis as typeof globalThis & { quanzhixiang?: Services };

/** The process's one set of services, made on first use. */
export function services(): Services {
  home.quanzhixiang ??= start();
  return home.quanzhixiang;
}
