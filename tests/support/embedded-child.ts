import { startEmbedded } from "~db/embedded";

/** Child process of embedded.test.ts: starts the server under argv[2], says so, and waits to be killed or told to stop. */
const server = await startEmbedded(process.argv[2] ?? "", { durable: false });
process.stdout.write(
  `${JSON.stringify({ pid: server.pid, reused: server.reused, url: server.url("postgres") })}\n`,
);
process.stdin.once("data", async () => {
  process.stdout.write(`${JSON.stringify({ stopped: await server.stop() })}\n`);
  process.exit(0);
});
