import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project";

/** A fingerprint of files and folders of the project, names and contents; what does not exist counts as empty. */
export function sourcesHash(...paths: string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesUnder)) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(projectRoot, file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function filesUnder(path: string): string[] {
  const absolute = join(projectRoot, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  const names = readdirSync(absolute, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(projectRoot.length + 1)).sort();
}
