import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, it } from "vitest";
import { serverAccount } from "~db/embedded/account";
import { hydrateSymlinks } from "~db/embedded/binaries";
import { ensureCluster } from "~db/embedded/cluster";
import { isAlive, isMarkAlive, processMark, waitUntil } from "~db/embedded/processes";
import { projectRoot } from "~db/project";

interface Said {
  pid: number;
  reused: boolean;
  url: string;
  stopped: boolean;
}

// Nobody but root may enter: as root, the server's account cannot reach the data in here.
const closed = mkdtempSync(join(tmpdir(), "qzx-embedded-"));
const home = join(closed, "postgres");
afterAll(() => {
  const { data } = JSON.parse(readFileSync(join(home, "server.json"), "utf8")) as { data: string };
  for (const folder of [dirname(data), closed]) rmSync(folder, { recursive: true, force: true });
});

function start(): { child: ChildProcess; said: () => Promise<Said> } {
  const args = ["--import", "tsx", join(projectRoot, "tests/support/embedded-child.ts"), home];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, said: async () => JSON.parse((await lines.next()).value ?? "{}") as Said };
}

async function stop({ child, said }: ReturnType<typeof start>): Promise<boolean> {
  child.stdin?.write("stop\n");
  return (await said()).stopped;
}

describe("the embedded server", () => {
  it("is created, stopped, and started again on the same port", async () => {
    const first = start();
    const { url, reused } = await first.said();
    expect(reused).toBe(false);
    expect(await stop(first)).toBe(true);
    const second = start();
    expect((await second.said()).url).toBe(url);
    await stop(second);
    expect(existsSync(join(home, "cluster", "password"))).toBe(false);
  });

  it("outlives a kill -9 of the program and is taken over by the next", async () => {
    const killed = start();
    const { pid } = await killed.said();
    killed.child.kill("SIGKILL");
    const next = start();
    expect(await next.said()).toMatchObject({ pid, reused: true });
    expect(await stop(next)).toBe(true);
  });

  it("starts again after a kill -9 of the server", async () => {
    const program = start();
    const { pid } = await program.said();
    process.kill(pid, "SIGKILL");
    await waitUntil(() => !isAlive(pid), 5_000);
    program.child.kill("SIGKILL");
    const next = start();
    expect((await next.said()).reused).toBe(false);
    await stop(next);
  });

  it("is not stopped under the feet of another program", async () => {
    const one = start();
    await one.said();
    const two = start();
    expect((await two.said()).reused).toBe(true);
    expect(await stop(one)).toBe(false);
    expect(await stop(two)).toBe(true);
  });
});

describe("its parts", () => {
  it("restores the links that npm ci --ignore-scripts leaves out", () => {
    const root = join(closed, "native");
    mkdirSync(join(root, "lib"), { recursive: true });
    writeFileSync(join(root, "lib/libpq.so.5.18"), "library");
    const links = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }];
    writeFileSync(join(root, "pg-symlinks.json"), JSON.stringify(links));
    symlinkSync("nowhere", join(root, "lib/libpq.so.5"));
    hydrateSymlinks(root);
    expect(existsSync(join(root, "lib/libpq.so.5"))).toBe(true);
    unlinkSync(join(root, "lib/libpq.so.5"));
    hydrateSymlinks(root);
    cpSync(join(root, "lib/libpq.so.5"), join(root, "copy"));
  });

  it("refuse a cluster of another major version, and say what to do", async () => {
    const data = join(closed, "old");
    mkdirSync(data);
    writeFileSync(join(data, "PG_VERSION"), "17\n");
    const place = { home: closed, data, account: undefined, password: "", port: undefined };
    await expect(ensureCluster(place, { root: "", major: 18 })).rejects.toThrow(
      /written by PostgreSQL 17.*brings 18/,
    );
  });

  it.runIf(process.getuid?.() === 0)("finds an account on a machine without a postgres user", () => {
    const passwd = join(closed, "passwd");
    writeFileSync(passwd, "root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/usr/sbin/nologin\n");
    expect(serverAccount(passwd)).toEqual({ name: "nobody", uid: 65534, gid: 65534 });
    writeFileSync(passwd, "root:x:0:0::/root:/bin/sh\n");
    expect(() => serverAccount(passwd)).toThrow("DATABASE_URL");
  });

  it("tells a process from a later one with the same id", () => {
    expect(isMarkAlive(processMark(process.pid))).toBe(true);
    if (process.platform === "linux") expect(isMarkAlive(`${process.pid}:1`)).toBe(false);
  });
});
