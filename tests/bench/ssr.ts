import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { projectRoot } from "~db/project";
import { signedIn } from "../security/support/http";
import type { TestApp } from "../support/app-server";
import { firstVisits } from "./first-visit";
import { type Floor, ratio } from "./http";
import { type Goal, interleaved, median } from "./measure";

const PAGE = "/requests";
const ms = (value: number) => `${Math.round(value)}ms`;
const mb = (value: number) => `${Math.round(value)}MB`;

/** G9: a page as people get it, against the same routes through Remix alone. */
export async function ssr(app: TestApp, floor: Floor): Promise<Goal[]> {
  const { cookie = "" } = await signedIn(app.origin, "qiye");
  const ours = app.origin.replace("localhost", "127.0.0.1");
  const measured = await interleaved(
    { url: ours + PAGE, headers: { Cookie: cookie } },
    { url: floor.remix + PAGE },
  );
  const p95 = median(measured.p95);
  return [
    ratio("G9", "ssr.page", measured, 0.85),
    {
      goal: "G9",
      name: "ssr.page p97.5 at 16 clients",
      value: ms(p95),
      wanted: "≤150ms (p95)",
      passed: p95 <= 150,
      repeats: measured.p95,
    },
  ];
}

/** G11: from the start of the process to its first answer, and what it holds when nobody asks. */
export async function start(app: TestApp): Promise<Goal[]> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let n = 0; n < 3; n++) {
    const one = await coldStart(app.url, 4600 + n);
    times.push(one.ms);
    memory.push(one.rss);
  }
  const goal = { goal: "G11", wanted: "≤1500ms", passed: median(times) <= 1500 };
  return [
    { ...goal, name: "start.cold", value: ms(median(times)), repeats: times },
    {
      goal: "G11",
      name: "memory.idle",
      value: mb(median(memory)),
      wanted: "≤270MB (150 + dictionary)",
      passed: median(memory) <= 270,
      repeats: memory,
    },
  ];
}

async function coldStart(url: string, port: number) {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: url,
    PORT: String(port),
    LOG_LEVEL: "warn",
  };
  const began = performance.now();
  const child = spawn(process.execPath, ["build/server/node.js"], { cwd: projectRoot, env, stdio: "ignore" });
  try {
    for (;;) {
      const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (up) break;
      if (child.exitCode !== null) throw new Error("the server ended before it answered");
      await wait(10);
    }
    const took = performance.now() - began;
    for (const path of ["/", "/providers", "/documents?q=餐盒"])
      await fetch(`http://127.0.0.1:${port}${path}`);
    await wait(5000);
    return { ms: took, rss: residentMegabytes(child.pid ?? 0) };
  } finally {
    child.kill("SIGTERM");
  }
}

function residentMegabytes(pid: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/** G12: JavaScript that a first visit fetches, as a browser receives it; the heaviest page counts. */
export async function scripts(app: TestApp): Promise<Goal[]> {
  const [qiye, zhandian, jigou] = await Promise.all(
    ["qiye", "zhandian", "jigou"].map(async (login) => (await signedIn(app.origin, login)).cookie ?? ""),
  );
  const visits = await firstVisits(app.origin, [
    ...["/", "/providers", "/documents", "/sign-in", "/authenticity"].map((path) => ({ path })),
    ...["/desk", "/requests", "/requests/new", "/orders"].map((path) => ({ path, cookie: qiye ?? "" })),
    { path: "/intake", cookie: zhandian ?? "" },
    { path: "/job-board", cookie: jigou ?? "" },
  ]);
  return visits.map(
    ({ path, scriptBytes, errors }): Goal => ({
      goal: "G12",
      name: `scripts ${path}`,
      value: `${(scriptBytes / 1000).toFixed(1)}KB`,
      wanted: "≤120KB",
      passed: scriptBytes <= 120_000 && errors.length === 0,
      repeats: [],
    }),
  );
}
