import pg from "pg";

/** Runs `work` with a connection to `url`, closed afterwards. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server's address with another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/**
 * Creates the database `name` on the server of `url` and fills it, unless it exists. Filled aside and renamed: a kill
 * in between leaves nothing that passes for complete. Who asks at the same time waits. True when it was made.
 */
export async function buildDatabase(
  url: string,
  name: string,
  fill: (url: string) => Promise<unknown>,
): Promise<boolean> {
  return withClient(withDatabase(url, "postgres"), async (client) => {
    const aside = `${name}_new`;
    await client.query("select pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount) return false;
    await client.query(`drop database if exists ${client.escapeIdentifier(aside)} with (force)`);
    await client.query(`create database ${client.escapeIdentifier(aside)}`);
    await fill(withDatabase(url, aside));
    await client.query(
      `alter database ${client.escapeIdentifier(aside)} rename to ${client.escapeIdentifier(name)}`,
    );
    return true;
  });
}
