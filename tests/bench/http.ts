import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "~db/project";
import { signedIn } from "../security/support/http";
import type { TestApp } from "../support/app-server";
import { drive, type Goal, interleaved, median } from "./measure";

const share = (value: number) => `${Math.round(value * 100)}%`;
const perSecond = (value: number) => `${Math.round(value)}/s`;

export interface Floor {
  raw: string;
  remix: string;
  stop(): void;
}

/** The bare servers in a process of their own, on the same database. */
export async function startFloor(app: TestApp, session: string, enterprise: string): Promise<Floor> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: app.url,
    BENCH_SESSION: session,
    BENCH_ENTERPRISE: enterprise,
    LOG_LEVEL: "warn",
  };
  const child = spawn(process.execPath, ["--import", "tsx", join(projectRoot, "tests/bench/floor.ts")], {
    cwd: projectRoot,
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [ports] = (await once(child, "message")) as [{ raw: number; remix: number }];
  return {
    raw: `http://127.0.0.1:${ports.raw}`,
    remix: `http://127.0.0.1:${ports.remix}`,
    stop: () => child.disconnect(),
  };
}

/** What this machine does at all, before anything is held against it. */
export async function calibrate(floor: Floor): Promise<Goal[]> {
  const goals: Goal[] = [];
  const body = JSON.stringify({ title: "x" });
  for (const [name, side] of [
    ["node:http hello", { url: `${floor.raw}/hello` }],
    ["raw pg SELECT", { url: `${floor.raw}/select` }],
    ["raw pg INSERT ×3", { url: `${floor.raw}/requests`, method: "POST" as const, body }],
  ] as const) {
    const repeats: number[] = [];
    for (let n = 0; n < 3; n++) repeats.push((await drive(side, 16, 2)).perSecond);
    goals.push({
      goal: "calibration",
      name,
      value: perSecond(median(repeats)),
      wanted: "",
      passed: null,
      repeats,
    });
  }
  return goals;
}

const REQUEST = {
  title: "基准测试需求",
  packages: [
    {
      category: "testing",
      stage: "production",
      kind: "testing",
      items: [
        {
          sampleName: "PP 餐盒",
          objectClass: "FCM-PL",
          document: "GB 31604.8-2021",
          parameter: "总迁移量",
          quantity: 1,
          unit: "批",
        },
      ],
    },
  ],
  delivery: "send_sample",
  submit: true,
};

/** G7 and G8: the same answers by hand, with nothing of what the platform does besides. */
export async function http(app: TestApp, floor: Floor): Promise<Goal[]> {
  const { token } = await signedIn(app.origin, "qiye");
  const authorization = { Authorization: `Bearer ${token}` };
  const api = `${app.origin.replace("localhost", "127.0.0.1")}/api/v1`;
  const list = await interleaved(
    { url: `${api}/requests?limit=20`, headers: authorization },
    { url: `${floor.raw}/requests` },
  );
  const json = { ...authorization, "Content-Type": "application/json" };
  const post = await interleaved(
    {
      url: `${api}/requests`,
      method: "POST",
      headers: json,
      body: JSON.stringify(REQUEST),
      fresh: () => ({ "Idempotency-Key": crypto.randomUUID() }),
    },
    { url: `${floor.raw}/requests`, method: "POST", body: JSON.stringify(REQUEST) },
  );
  return [
    ratio("G7", "http.post-request", post, 0.7),
    ratio("G8", "http.list-of-20", list, 0.6),
    {
      goal: "G7/G8",
      name: "peers",
      value: "—",
      wanted: "≥30×/100×/8×",
      passed: null,
      repeats: [],
      note: "not installed",
    },
  ];
}

export function ratio(
  goal: string,
  name: string,
  measured: Awaited<ReturnType<typeof interleaved>>,
  wanted: number,
): Goal {
  const value = median(measured.ratios);
  const note = `${perSecond(measured.ours)} of ${perSecond(measured.floor)}`;
  const passed = value >= wanted;
  return {
    goal,
    name,
    value: share(value),
    wanted: `≥${share(wanted)}`,
    passed,
    repeats: measured.ratios,
    note,
  };
}
