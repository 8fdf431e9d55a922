import { sweepTestDatabases } from "./sweep";
import { startTestServer } from "./test-server";

/** Starts the database server for a run and hands its address to the workers. Imports nothing that imports vitest. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  process.env.QZX_TEST_SERVER = server.url("postgres");
  process.env.QZX_TEST_RUN = String(process.pid);
  const sweeping = sweepTestDatabases(server.url("postgres"), !process.env.TEST_DATABASE_URL).catch(
    () => undefined,
  );
  return async () => {
    await sweeping;
    await server.stop();
  };
}
