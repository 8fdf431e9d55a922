import { spawn } from "node:child_process";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runAs } from "./account";
import type { Binaries } from "./binaries";
import type { Place } from "./place";

/** The superuser of the embedded server; the product itself connects as OWNER. */
export const SUPERUSER = "postgres";

/** Creates the cluster when there is none; refuses one that another major version wrote. */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<void> {
  // Also after a start that was killed between writing the password and reading it.
  rmSync(passwordFile(place), { force: true });
  const version = join(place.data, "PG_VERSION");
  if (!existsSync(version)) return createCluster(place, binaries);
  const found = readFileSync(version, "utf8").trim();
  if (found === String(binaries.major)) return;
  throw new Error(
    `${place.data} was written by PostgreSQL ${found}, this release brings ${binaries.major}. Dump it with the old release ` +
      `if you need its contents, then move the folder away: the next start creates a new one.`,
  );
}

/** Made aside and renamed, so that a killed initdb never passes for a cluster. */
async function createCluster(place: Place, { root }: Binaries): Promise<void> {
  const aside = `${place.data}.new`;
  const secret = passwordFile(place);
  for (const leftover of [aside, place.data]) rmSync(leftover, { recursive: true, force: true });
  writeFileSync(secret, `${place.password}\n`, { mode: 0o600 });
  if (place.account) chownSync(secret, place.account.uid, place.account.gid);
  const options = [
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--auth=scram-sha-256",
    "--no-instructions",
    "--no-sync",
  ];
  try {
    await run(
      join(root, "bin/initdb"),
      [...options, `--pgdata=${aside}`, `--username=${SUPERUSER}`, `--pwfile=${secret}`],
      place,
    );
    renameSync(aside, place.data);
  } finally {
    rmSync(secret, { force: true });
  }
}

function passwordFile(place: Place): string {
  return join(dirname(place.data), "password");
}

function run(command: string, args: string[], place: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...runAs(place.account, dirname(place.data)),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => (output += String(chunk)));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}:\n${output}`)),
    );
  });
}
