import { join } from "node:path";
import { withDatabase } from "~db/build-database";
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
