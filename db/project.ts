import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder, from the sources as well as from the bundle in build/server. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Data of servers that belong to this checkout; git-ignored. */
export const dataFolder = join(projectRoot, ".data");

function findRoot(folder: string): string {
  if (existsSync(join(folder, "db", "migrations"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("db/migrations was not found above the running program");
  return findRoot(parent);
}
