import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { waitUntil } from "~db/embedded/processes";
import { projectRoot } from "~db/project";

/** What is run as a node: the product's own start, or a test's entry around it. */
export interface Program {
  /** Folder that holds `build/`. */
  cwd: string;
  args: string[];
}

/** One server process, started again whenever it ends: what systemd or a container does. */
export interface ServerNode {
  port: number;
  /** SIGKILL; back after `milliseconds`. */
  kill(milliseconds: number): Promise<void>;
  /** SIGTERM: it says good-bye and ends by itself; back after `milliseconds`. */
  drain(milliseconds: number): Promise<void>;
  /** How often it ended without having been asked to. */
  crashes(): number;
  stop(): Promise<void>;
}

/** Starts a node on `port` and waits until it answers. What it writes goes to the file `log`. */
export async function startNode(
  port: number,
  program: Program,
  env: Record<string, string>,
  log: string,
): Promise<ServerNode> {
  let child: ChildProcess | null = null;
  let crashes = 0;
  let over = false;
  const start = () => {
    if (over) return;
    const output = openSync(log, "a");
    const started = spawn(process.execPath, program.args, {
      cwd: program.cwd,
      env: { ...bare(), ...env, NODE_ENV: "production", PORT: String(port) },
      stdio: ["ignore", output, output, "ipc"],
    });
    closeSync(output);
    child = started;
    started.on("exit", () => {
      // still ours: nobody asked for its end
      if (child !== started || over) return;
      crashes++;
      setTimeout(start, 300);
    });
  };
  const end = async (signal: NodeJS.Signals, patience: number) => {
    const ending = child;
    child = null;
    if (!ending || ended(ending)) return;
    ending.kill(signal);
    if (!(await waitUntil(() => ended(ending), patience))) ending.kill("SIGKILL");
    await waitUntil(() => ended(ending), 5_000);
  };
  const again = async (signal: NodeJS.Signals, patience: number, pause: number) => {
    await end(signal, patience);
    await wait(pause);
    start();
    await waitUntil(() => answers(port), 15_000);
  };
  start();
  if (!(await waitUntil(() => answers(port), 60_000)))
    throw new Error(`node ${port} does not answer: ${log}`);
  return {
    port,
    kill: (pause) => again("SIGKILL", 5_000, pause),
    drain: (pause) => again("SIGTERM", 15_000, pause),
    crashes: () => crashes,
    async stop() {
      over = true;
      await end("SIGTERM", 3_000);
    },
  };
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** The environment without what would make the node a test's or another run's. */
function bare(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, VITEST: __, DATABASE_URL: ___, TSX_TSCONFIG_PATH: ____, ...rest } = process.env;
  return { ...rest, TSX_TSCONFIG_PATH: `${projectRoot}/tsconfig.json` };
}

/** Also a node whose database is away has started: it says so. */
function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1_500) }).then(
    () => true,
    () => false,
  );
}
