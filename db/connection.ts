import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { namedPool } from "./named-statements";
import type { DB } from "./schema";
import { typeParsers } from "./type-parsers";

/** Every table of the product, as generated from the migrations. */
export type Database = DB;

export interface PoolOptions {
  /** Connections held at most; more than 8 on a small machine is slower, not faster. */
  max?: number;
  applicationName?: string;
  /** Seconds that somebody waits for a free connection before he is refused; 5 unless given. */
  waitSeconds?: number;
  /** Milliseconds before PostgreSQL cancels a statement; 0 lets it run. */
  statementTimeout?: number;
  /** Hears of connections that broke while idle; without a listener Node would exit. */
  onError?: (error: Error) => void;
}

const ignore = () => undefined;

/** Session in UTC, statements cancelled after 15 s. */
const settings = (url: string, options: PoolOptions): pg.ClientConfig => ({
  connectionString: url,
  application_name: options.applicationName ?? "quanzhixiang",
  statement_timeout: options.statementTimeout ?? 15_000,
  connectionTimeoutMillis: (options.waitSeconds ?? 5) * 1000,
  keepAlive: true,
  options: "-c timezone=UTC",
  types: typeParsers,
});

/** A pool on `url`. */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({ ...settings(url, options), max: options.max ?? 8 });
  const onError = options.onError ?? ignore;
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  return pool;
}

/** What Kysely needs of a pool. */
export type Line = Pick<pg.Pool, "connect" | "end">;

/**
 * One connection to `url` for all who ask, made when first needed and anew when it broke: a statement is sent before
 * those in front of it are answered. For single statements only, each a transaction of its own.
 */
export function createLine(url: string, options: PoolOptions = {}): Line {
  let line: Promise<pg.PoolClient> | null = null;
  const open = async (forget: () => void) => {
    const known = settings(url, options);
    // a statement that was not even cancelled in time: the other end is gone, and all behind it would wait for ever
    const query_timeout = (Number(known.statement_timeout) * 4) / 3;
    const client = new pg.Client({ ...known, query_timeout, pipeline: true });
    client.on("error", (error) => {
      forget();
      options.onError?.(error);
    });
    client.on("end", forget);
    await client.connect();
    return Object.assign(client, { release: ignore });
  };
  const connect = () => {
    if (line) return line;
    const forget = () => {
      if (line === opened) line = null;
    };
    const opened = open(forget);
    opened.catch(forget);
    line = opened;
    return opened;
  };
  const end = async () => (await line?.catch(ignore))?.end();
  return { connect, end } as Line;
}

/** Kysely over `pool`, each parameterised statement prepared once per connection under a name of its own. */
export function createDb<T = Database>(pool: Line): Kysely<T> {
  return new Kysely<T>({
    dialect: new PostgresDialect({ pool: namedPool(pool) }),
  });
}
