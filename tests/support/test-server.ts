import { join } from "node:path";
import { startEmbedded } from "~db/embedded";
import { dataFolder } from "~db/project";

export interface TestServer {
  /** Address of a database on the server. */
  url(database: string): string;
  stop(): Promise<unknown>;
}

/** The server all tests share: TEST_DATABASE_URL (its role must be allowed to create databases), else an embedded one. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (!given) return startEmbedded(join(dataFolder, "test-postgres"), { durable: false });
  return { url: (database) => withDatabase(given, database), stop: async () => undefined };
}

/** The same server's address with another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
