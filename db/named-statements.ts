import { createHash } from "node:crypto";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type pg from "pg";

/** Longer texts are one-off bulk statements; keeping their plans costs the server more than parsing them. */
const MAX_NAMED_LENGTH = 8_192;
const MAX_NAMES_PER_CONNECTION = 1_000;
const NAMEABLE = /^\s*(?:select|insert|update|delete|with|merge)\b/i;

const names = new Map<string, string>();

/** The same text gives the same name in every process, so that pg_prepared_statements can be read across servers. */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = `q_${createHash("sha256").update(sql).digest("base64url").slice(0, 24)}`;
  if (names.size >= 4 * MAX_NAMES_PER_CONNECTION) names.clear();
  names.set(sql, name);
  return name;
}

/** Whether a statement is worth a name: parameterised, short, and neither DDL nor transaction control. */
export function deservesName(sql: string, parameters: readonly unknown[]): boolean {
  return parameters.length > 0 && sql.length <= MAX_NAMED_LENGTH && NAMEABLE.test(sql);
}

class NamedClient implements PostgresPoolClient {
  /** Insertion order is age: a used name is moved to the end, the first one is the next to go. */
  readonly #held = new Set<string>();

  constructor(
    readonly client: pg.PoolClient,
    readonly limit: number,
  ) {}

  query<R>(sql: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(statement: string | PostgresCursor<R>, values: readonly unknown[] = []): unknown {
    if (typeof statement === "string") return this.#send(statement, [...values]);
    return this.client.query(statement as unknown as pg.Submittable);
  }

  async #send(sql: string, values: unknown[]): Promise<pg.QueryResult> {
    if (!deservesName(sql, values)) return this.client.query(sql, values);
    const name = statementName(sql);
    this.#held.delete(name);
    if (this.#held.size >= this.limit) await this.#forgetOldest();
    this.#held.add(name);
    return this.client.query({ name, text: sql, values });
  }

  /** pg remembers what it prepared in `parsedStatements`; both sides have to forget together. */
  async #forgetOldest(): Promise<void> {
    const [oldest] = this.#held;
    if (!oldest) return;
    await this.client.query(`deallocate "${oldest}"`);
    const { connection } = this.client as unknown as {
      connection: { parsedStatements: Record<string, string> };
    };
    delete connection.parsedStatements[oldest];
    this.#held.delete(oldest);
  }

  release(): void {
    this.client.release();
  }
}

/** A pool whose clients send named statements; names live as long as the connection behind them. */
export function namedPool(
  pool: Pick<pg.Pool, "connect" | "end">,
  limit = MAX_NAMES_PER_CONNECTION,
): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, NamedClient>();
  return {
    async connect(): Promise<NamedClient> {
      const client = await pool.connect();
      const known = clients.get(client) ?? new NamedClient(client, limit);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
