import { createServer } from "node:net";
import { join } from "node:path";
import { ensureBuild } from "./demo/build";
import { openDemoDatabase } from "./demo/database";
import { startServer } from "./demo/server-process";
import { signInTable } from "./demo/sign-ins";
import { startEmbedded } from "./embedded";
import { waitUntil } from "./embedded/processes";
import { dataFolder } from "./project";

const say = (text: string) => process.stdout.write(`${text}\n`);

/** `npm run demo`: database, migrations, reference and demo data, production build, server on PORT (3000). */
async function main(port: number): Promise<number> {
  await assertFree(port);
  const database = await startEmbedded(join(dataFolder, "postgres"), { durable: true });
  const leaving = signalled();
  try {
    const [url] = await Promise.all([openDemoDatabase(database, say), build()]);
    const env = { DATABASE_URL: url, DEMO: "on", LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" };
    const server = await startServer(port, env, (text) => process.stderr.write(text));
    say(`\n泉质享 is ready: ${server.origin}\n\n${signInTable()}\n\nCtrl-C stops it.`);
    const code = await Promise.race([leaving, server.ended]);
    if (server.hasEnded()) say("The server ended by itself.");
    await server.stop();
    return code;
  } finally {
    await database.stop();
  }
}

async function build(): Promise<void> {
  const started = Date.now();
  const built = await ensureBuild({ quiet: true });
  if (built) say(`Built in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Ctrl-C, a closed window, or the end of the npm that started us: its signals may not reach us when it is killed. */
function signalled(): Promise<number> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(0));
    if (process.env.npm_lifecycle_event)
      setInterval(() => process.ppid !== parent && resolve(1), 500).unref();
  });
}

/** Before any work: the likeliest cause is a demo that still runs in another window. */
async function assertFree(port: number): Promise<void> {
  // A demo that was killed a moment ago may still be leaving.
  if (await waitUntil(() => isFree(port), 4_000)) return;
  throw new Error(`Port ${port} is in use. Stop what runs there, or: PORT=3001 npm run demo`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

try {
  process.exitCode = await main(Number(process.env.PORT ?? 3000));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
