import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SOCKET_PATH } from "~/realtime/contract";
import { projectRoot } from "~db/project";
import { freePort, listens } from "../faults/machines/ports";
import type { Talker } from "./chat-line";
import type { Load, Order } from "./chat-load";

const GAUGE = join(projectRoot, "tests/bench/chat-gauge.js");

/** A server to be measured: the product, or something bare. */
export interface Measured {
  name: string;
  url: string;
  origin: string;
  /** Bytes of memory that are its own, rubbish collected. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server process and waits until its port answers. `bare` speaks WebSocket only. */
export async function startMeasured(
  name: string,
  args: string[],
  cwd: string,
  env: Record<string, string>,
): Promise<Measured> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", GAUGE, ...args], {
    cwd,
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      ...env,
      PORT: String(port),
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const origin = `http://127.0.0.1:${port}`;
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    await wait(50);
  }
  return {
    name,
    url: `ws://127.0.0.1:${port}${SOCKET_PATH}`,
    origin,
    async memory() {
      const heard = once(child, "message");
      child.send("gauge");
      await heard;
      return residentOf(child.pid ?? 0);
    },
    stop: () => end(child),
  };
}

function residentOf(pid: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(patience);
}

/** People at their sockets, in a process of their own. */
export interface Crowd {
  /** Gives how many are connected. */
  open(server: Measured, talkers: Talker[]): Promise<number>;
  closed(seconds: number): Promise<Load>;
  openLoop(perSecond: number, seconds: number): Promise<Load>;
  leave(): Promise<void>;
  stop(): void;
}

export function gather(): Crowd {
  const child = spawn(process.execPath, ["--import", "tsx", join(projectRoot, "tests/bench/chat-load.ts")], {
    cwd: projectRoot,
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the load generator ended")));
  // heard of by whoever waits for an answer then; after the last one its end is no news
  ended.catch(() => undefined);
  const tell = async <T>(order: Order): Promise<T> => {
    const answered = once(child, "message");
    child.send(order);
    const [answer] = (await Promise.race([answered, ended])) as [T];
    return answer;
  };
  return {
    open: ({ url, origin }, talkers) => tell({ do: "open", url, origin, talkers }),
    closed: (seconds) => tell({ do: "closed", seconds }),
    openLoop: (perSecond, seconds) => tell({ do: "open-loop", perSecond, seconds }),
    leave: () => tell({ do: "close" }),
    stop: () => child.disconnect(),
  };
}
