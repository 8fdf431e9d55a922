import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const BASES = ["/var/lib", "/var/tmp"];

/** A folder outside the project that the server's account can reach, for a root whose home is closed to everybody else. */
export function outsideFolder(kind: "bin" | "data"): string {
  let reason: unknown;
  for (const base of BASES) {
    try {
      return trusted(trusted(base, "quanzhixiang"), kind);
    } catch (error) {
      reason = error;
    }
  }
  throw new Error(
    `The project folder is closed to PostgreSQL's account, and so are ${BASES.join(" and ")}.`,
    {
      cause: reason,
    },
  );
}

/** Anybody may create names in /var/tmp; what somebody else put there is not ours to run. */
function trusted(base: string, name: string): string {
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== process.getuid?.())
    throw new Error(`${folder} belongs to somebody else`);
  chmodSync(folder, 0o755);
  return folder;
}
