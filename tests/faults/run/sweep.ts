import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { openPlace } from "~db/embedded/place";
import { findRunning, stopProcess } from "~db/embedded/postmaster";
import { isAlive } from "~db/embedded/processes";
import { dataFolder } from "~db/project";

/** Folders of runs, by the process that made them; what nodes wrote in a run that failed stays for whoever reads it. */
const OURS = /^(?:faults|bench)-(?:build-|machines-)?(\d+)(-postgres)?$/;

/** Removes what runs left that were killed: their databases are stopped first. */
export async function sweepRuns(): Promise<void> {
  for (const name of readdirSync(dataFolder)) {
    const [found, pid] = OURS.exec(name) ?? [];
    if (!found || isAlive(Number(pid))) continue;
    const home = join(dataFolder, name);
    if (existsSync(join(home, "server.json"))) await sweepServer(home);
    rmSync(home, { recursive: true, force: true });
  }
}

async function sweepServer(home: string): Promise<void> {
  const place = openPlace(home);
  const running = await findRunning(place);
  if (running) await stopProcess(place, running.pid);
  rmSync(dirname(place.data), { recursive: true, force: true });
}
