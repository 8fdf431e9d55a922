import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Who runs PostgreSQL: nobody in particular when we are an ordinary user, an unprivileged account when we are root. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

const PREFERRED = ["postgres", "nobody"];

/** PostgreSQL refuses root. Undefined means "as ourselves"; a bare machine without `postgres` falls back to `nobody`. */
export function serverAccount(passwd = "/etc/passwd"): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts(passwd);
  for (const name of PREFERRED) {
    const account = accounts.get(name);
    if (account && account.uid !== 0) return account;
  }
  throw new Error(
    `PostgreSQL does not run as root, and ${passwd} has neither "postgres" nor "nobody". ` +
      "Add one of them, start as an ordinary user, or set DATABASE_URL to a server of your own.",
  );
}

function readAccounts(passwd: string): Map<string, Account> {
  const lines = readFileSync(passwd, "utf8").split("\n");
  return new Map(
    lines.map((line) => {
      const [name = "", , uid, gid] = line.split(":");
      return [name, { name, uid: Number(uid), gid: Number(gid) }];
    }),
  );
}

interface Standing {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

/** Options for child_process: the account, a folder it can stand in, and no PG* variables of the caller's. */
export function runAs(account: Account | undefined, cwd: string): Standing {
  const inherited = Object.entries(process.env).filter(([key]) => !key.startsWith("PG"));
  const env = { ...Object.fromEntries(inherited), LC_ALL: "C", TZ: "UTC", ...(account && { HOME: "/" }) };
  return {
    cwd,
    env: env as unknown as NodeJS.ProcessEnv,
    ...(account && { uid: account.uid, gid: account.gid }),
  };
}

/** Asks the kernel rather than the mode bits: parents, ACLs and mounts all have a say. */
export function canReach(account: Account | undefined, ...paths: string[]): boolean {
  if (!account) return true;
  const script =
    'for path in "$@"; do test -r "$path" || exit 1; if test -d "$path"; then test -x "$path" || exit 1; fi; done';
  return spawnSync("/bin/sh", ["-c", script, "sh", ...paths], runAs(account, "/")).status === 0;
}
