import { createServer } from "node:net";
import { join } from "node:path";
import { ensureBuild } from "./demo/build";
import { openDemoDatabase } from "./demo/database";
import { startServer } from "./demo/server-process";
import { signInTable } from "./demo/sign-ins";
import { startEmbedded } from "./embedded";
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

function signalled(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(0));
  });
}

/** Before any work: the likeliest cause is a demo that still runs in another window. */
function assertFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", () =>
      reject(new Error(`Port ${port} is in use. Stop what runs there, or: PORT=3001 npm run demo`)),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

try {
  process.exitCode = await main(Number(process.env.PORT ?? 3000));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
