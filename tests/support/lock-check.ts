import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Entry {
  version?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export interface Lock {
  packages: Record<string, Entry>;
}

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "win32"];
const PROCESSORS = ["arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * What the lock lacks. A registry that holds only this machine's builds makes `npm install` leave the builds for other
 * platforms out, and then `npm ci` refuses the lock as out of step. Keys are places in node_modules.
 */
export function missingPlatforms(lock: Lock): Record<string, Entry> {
  const missing: Record<string, Entry> = {};
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isListed(lock, place, name)) missing[`node_modules/${name}`] = platformEntry(name, range, entry);
    }
  }
  return missing;
}

/** Node looks beside the package first, then in every node_modules above it. */
function isListed(lock: Lock, place: string, name: string): boolean {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (`${at ? `${at}/` : ""}node_modules/${name}` in lock.packages) return true;
    if (at === "") return false;
  }
}

/** The name of a platform build says where it runs; its version is the one its parent asks for. */
function platformEntry(name: string, range: string, { dev, devOptional }: Entry): Entry {
  const words = (name.split("/").at(-1) ?? "").split("-");
  const arm = words.some((word) => /^(gnu|musl)?eabi(hf)?$/.test(word)) ? "arm" : undefined;
  const cpu = arm ?? words.find((word) => PROCESSORS.includes(word));
  const os = words.find((word) => SYSTEMS.includes(word));
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu"))
      ? "glibc"
      : "";
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(devOptional && { devOptional }),
    ...(libc && os === "linux" && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

/** Checks package-lock.json of `root`; with `fix` adds what is missing. Gives the names that were missing. */
export function checkLock(root: string, fix: boolean): string[] {
  const file = join(root, "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8")) as Lock;
  const missing = missingPlatforms(lock);
  if (fix) {
    const all = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
  }
  return Object.keys(missing).map((place) => `package-lock.json lacks ${place}: npm run lock:complete`);
}
