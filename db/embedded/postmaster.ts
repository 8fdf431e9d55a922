import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import pg from "pg";
import { runAs } from "./account";
import type { Binaries } from "./binaries";
import { SUPERUSER } from "./cluster";
import type { Place } from "./place";
import { isAlive, isPostgres, waitUntil } from "./processes";

const START_LIMIT = 60_000;
const STOP_LIMIT = 30_000;

/** Address of a database of the server in `place`. */
export function urlOf(place: Place, port: number, database: string, user = SUPERUSER): string {
  return `postgres://${user}:${place.password}@127.0.0.1:${port}/${database}`;
}

/** The running server's process and port, or undefined after clearing what a dead one left. */
export async function findRunning(place: Place): Promise<{ pid: number; port: number } | undefined> {
  const file = join(place.data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid = 0, , , port = 0] = readFileSync(file, "utf8").split("\n").map(Number);
  if (isPostgres(pid)) {
    if (await waitUntil(() => !isAlive(pid) || answers(place, port), 15_000)) {
      if (isAlive(pid)) return { pid, port };
    } else {
      await stopProcess(place, pid);
    }
  }
  // The id may meanwhile belong to a stranger, for whose end PostgreSQL would wait for ever.
  rmSync(file, { force: true });
  return undefined;
}

/** Starts the server in a process group of its own, so that Ctrl-C reaches us first, and waits until it answers. */
export async function startProcess(place: Place, binaries: Binaries, settings: string[]) {
  const port = await freePort(place.port);
  const args = ["-D", place.data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const log = join(place.home, "server.log");
  const output = openSync(log, "w");
  const child = spawn(join(binaries.root, "bin/postgres"), args, {
    ...runAs(place.account, dirname(place.data)),
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  child.unref();
  let failure: string | undefined;
  child.on("error", (error) => (failure = error.message));
  child.on("exit", (code) => (failure = `ended with ${code}`));
  await waitUntil(async () => failure !== undefined || (await answers(place, port)), START_LIMIT);
  if (failure === undefined && child.pid) return { pid: child.pid, port };
  throw new Error(
    `PostgreSQL did not start: ${failure ?? "no answer"}\n${readFileSync(log, "utf8").slice(-2_000)}`,
  );
}

/** Fast shutdown (clients are cut, data is flushed); immediate when that takes too long. */
export async function stopProcess(place: Place, pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (!isPostgres(pid)) return;
    process.kill(pid, signal);
    if (await waitUntil(() => !isPostgres(pid), STOP_LIMIT)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}, ${place.data}) does not stop`);
}

async function answers(place: Place, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(place, port, "postgres"),
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    return rows[0]?.folder === place.data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The remembered port when it is free, else whatever the system gives. */
async function freePort(wanted: number | undefined): Promise<number> {
  const found = wanted === undefined ? undefined : await tryPort(wanted);
  return found ?? (await tryPort(0)) ?? Promise.reject(new Error("127.0.0.1 has no free port"));
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : undefined));
    });
  });
}
