import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMarkAlive, processMark, waitUntil } from "./processes";

/** Lets one process at a time start or stop the server of `home`; a lock whose owner died is taken over. */
export async function withLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const file = join(home, "lock");
  if (!(await waitUntil(() => take(file), 90_000)))
    throw new Error(`${file} is held by process ${read(file)}`);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, processMark(process.pid), { flag: "wx" });
    return true;
  } catch {
    const owner = read(file);
    if (owner && !isMarkAlive(owner)) rmSync(file, { force: true });
    return false;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Notes that this process uses the server, so that nobody else stops it. */
export function hold(home: string): void {
  mkdirSync(join(home, "holders"), { recursive: true });
  writeFileSync(join(home, "holders", String(process.pid)), processMark(process.pid));
}

/** Takes this process's note back; true when no living process is left. */
export function letGo(home: string): boolean {
  const folder = join(home, "holders");
  rmSync(join(folder, String(process.pid)), { force: true });
  const others = readdirSync(folder).filter((name) => {
    if (isMarkAlive(read(join(folder, name)))) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });
  return others.length === 0;
}
