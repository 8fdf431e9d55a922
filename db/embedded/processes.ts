import { existsSync, readFileSync } from "node:fs";

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** "pid:start time": ids are reused, above all in containers, where every life begins at 1. */
export function processMark(pid: number): string {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return `${pid}:`;
  const afterName = readFileSync(file, "utf8").split(") ").at(-1) ?? "";
  return `${pid}:${afterName.split(" ")[19] ?? ""}`;
}

/** Whether the process that left `mark` still runs. */
export function isMarkAlive(mark: string): boolean {
  const pid = Number.parseInt(mark, 10);
  if (!Number.isInteger(pid) || !isAlive(pid)) return false;
  return processMark(pid) === mark.trim();
}

/** Whether `pid` is a PostgreSQL server; true where the system does not say. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0]?.includes("postgres") ?? false;
  } catch {
    return false;
  }
}

/** Polls until `condition` holds; false after `milliseconds`. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  milliseconds: number,
): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return true;
}
