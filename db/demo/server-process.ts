import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { waitUntil } from "../embedded/processes";
import { projectRoot } from "../project";

export interface ServerProcess {
  child: ChildProcess;
  origin: string;
  /** Resolves with the exit code when the process ends for whatever reason. */
  ended: Promise<number>;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

/** Starts the production build on `port` and waits until it answers. Its output goes to `output`, lines at a time. */
export async function startServer(
  port: number,
  env: Record<string, string>,
  output: (text: string) => void,
): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ["--import", join(projectRoot, "db/demo/leash.js"), "build/server/node.js"],
    {
      cwd: projectRoot,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NODE_OPTIONS: "",
        VITEST: "",
        ...env,
        PORT: String(port),
      },
      // A group of its own: Ctrl-C reaches the demo first, which then stops the server and the database in this order.
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output(String(chunk)));
  const ended = new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  const origin = `http://localhost:${port}`;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  await waitUntil(async () => hasEnded() || (await answers(`http://127.0.0.1:${port}/healthz`)), 60_000);
  if (hasEnded()) throw new Error(`The server ended with ${await ended} before it answered`);
  return { child, origin, ended, hasEnded, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await ended;
  clearTimeout(patience);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
