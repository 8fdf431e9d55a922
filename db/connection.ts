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
  /** Milliseconds before PostgreSQL cancels a statement; 0 lets it run. */
  statementTimeout?: number;
  /** Hears of connections that broke while idle; without a listener Node would exit. */
  onError?: (error: Error) => void;
}

/** A pool on `url`: session in UTC, statements cancelled after 15 s, a refusal after 5 s without a connection. */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 8,
    application_name: options.applicationName ?? "quanzhixiang",
    statement_timeout: options.statementTimeout ?? 15_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: "-c timezone=UTC",
    types: typeParsers,
  });
  const onError = options.onError ?? (() => undefined);
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  return pool;
}

/** Kysely over `pool`, each parameterised statement prepared once per connection under a name of its own. */
export function createDb<T = Database>(pool: pg.Pool): Kysely<T> {
  return new Kysely<T>({
    dialect: new PostgresDialect({ pool: namedPool(pool) }),
  });
}
