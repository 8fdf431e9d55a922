import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { withClient } from "~db/build-database";
import { findBinaries } from "~db/embedded/binaries";
import { ensureCluster } from "~db/embedded/cluster";
import { openPlace } from "~db/embedded/place";
import { startProcess, stopProcess, urlOf } from "~db/embedded/postmaster";
import { isAlive, waitUntil } from "~db/embedded/processes";
import { dataFolder } from "~db/project";

/** A PostgreSQL that belongs to one run alone, and keeps what it acknowledged: it may be ill-treated. */
export interface OwnPostgres {
  port: number;
  /** Address of a database as the product's role, which owns it; through `port` when given. */
  url(database: string, port?: number): string;
  /** The same as the server's superuser, for what only a test does. */
  superUrl(database: string): string;
  /** Cuts its clients and writes everything down, or dies as in a power cut, and comes back. */
  restart(how: "fast" | "immediate"): Promise<void>;
  /** All its processes stand still until `resume`. */
  pause(): void;
  resume(): void;
  /** Stops it and removes everything it had. */
  destroy(): Promise<void>;
}

const OWNER = "quanzhixiang";
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=60",
  "shared_buffers=96MB",
  "timezone=UTC",
];

/** Makes a new cluster under .data/ and starts it with the settings of production: every commit is on disk. */
export async function ownPostgres(name = `faults-${process.pid}`): Promise<OwnPostgres> {
  const place = openPlace(join(dataFolder, name));
  const binaries = findBinaries(place.account);
  await ensureCluster(place, binaries);
  const { port, pid: first } = await startProcess(place, binaries, SETTINGS);
  place.port = port;
  let pid = first;
  let stopped: number[] = [];
  await withClient(urlOf(place, port, "postgres"), (client) =>
    client.query(`create role ${OWNER} login createdb password ${client.escapeLiteral(place.password)}`),
  );
  const resume = () => {
    for (const one of stopped.splice(0)) signal(one, "SIGCONT");
  };
  // whoever stops the run with Ctrl-C leaves no database behind
  const onExit = () => {
    resume();
    signal(pid, "SIGQUIT");
  };
  process.on("exit", onExit);
  return {
    port,
    url: (database, through = port) => urlOf(place, through, database, OWNER),
    superUrl: (database) => urlOf(place, port, database),
    async restart(how) {
      if (how === "fast") await stopProcess(place, pid);
      else {
        const all = family(pid);
        signal(pid, "SIGQUIT");
        await waitUntil(() => !all.some(isAlive), 20_000);
      }
      pid = (await startProcess(place, binaries, SETTINGS)).pid;
    },
    pause() {
      stopped = family(pid);
      for (const one of stopped) signal(one, "SIGSTOP");
    },
    resume,
    async destroy() {
      resume();
      process.off("exit", onExit);
      await stopProcess(place, pid);
      for (const folder of [place.home, dirname(place.data)])
        rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The postmaster first: it must not start a child while the others are being stopped. */
function family(postmaster: number): number[] {
  const children = readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === postmaster);
  return [postmaster, ...children];
}

function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return 0;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it ended meanwhile
  }
}
