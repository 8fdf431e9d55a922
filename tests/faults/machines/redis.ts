import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { waitUntil } from "~db/embedded/processes";
import { freePort, listens } from "./ports";

export interface OwnRedis {
  url: string;
  /** Killed, and started again empty on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const redisIsHere = () => spawnSync("redis-server", ["--version"]).status === 0;

/** A redis-server of the run's own on loopback, which keeps nothing; null where none is installed. */
export async function ownRedis(): Promise<OwnRedis | null> {
  if (!redisIsHere()) return null;
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async () => {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    child = spawn("redis-server", args, { stdio: "ignore", cwd: "/tmp" });
    if (!(await waitUntil(() => listens(port), 10_000))) throw new Error("redis-server does not answer");
  };
  const kill = async () => {
    const dying = child;
    child = null;
    if (!dying) return;
    dying.kill("SIGKILL");
    await once(dying, "exit");
  };
  process.on("exit", () => child?.kill("SIGKILL"));
  await start();
  return { url: `redis://127.0.0.1:${port}`, kill, start, stop: kill };
}
