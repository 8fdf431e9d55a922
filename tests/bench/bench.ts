import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "~db/project";
import { signedIn, visitor } from "../security/support/http";
import { startTestApp } from "../support/app-server";
import { startTestServer } from "../support/test-server";
import { chat } from "./chat";
import { figures } from "./figures";
import { calibrate, http, startFloor } from "./http";
import { lighthouse } from "./lighthouse";
import { lists } from "./lists";
import { type Goal, line, machine } from "./measure";
import { scripts, ssr, start } from "./ssr";

const PUBLIC_PAGES = ["/", "/providers", "/documents", "/authenticity", "/hubs", "/sign-in"];

const print = (text: string) => process.stdout.write(`${text}\n`);

/** `npm run bench -- http ssr`, or by itself `-- lists` or `-- figures`, which build their requests first, or `-- chat`, on a database of its own: measures, prints one line a goal, keeps the figures. It is no test and never fails. */
async function main(words: string[]): Promise<void> {
  const wants = (word: string) => words.length === 0 || words.includes(word);
  if (words.includes("chat")) return keep(await chat(print), "-chat");
  const server = await startTestServer();
  process.env.QZX_TEST_SERVER = server.url("postgres");
  process.env.QZX_TEST_RUN = String(process.pid);
  for (const [word, bench] of Object.entries({ lists, figures }))
    if (words.includes(word)) {
      const found = await bench(server.url, print).finally(() => server.stop());
      return keep(found, `-${word}`);
    }
  print("limits raised for this run: API and public calls a minute, sign-in attempts; background jobs off");
  const app = await startTestApp("demo", { JOBS: "off" });
  const goals: Goal[] = [];
  const add = async (measured: Promise<Goal[]>) => {
    for (const goal of await measured) {
      goals.push(goal);
      print(line(goal));
    }
  };
  try {
    const { cookie = "", token = "" } = await signedIn(app.origin, "qiye");
    const me = JSON.parse((await visitor(app.origin, { token }).api("GET", "/me")).text) as {
      organisation: { id: string };
    };
    const floor = await startFloor(app, cookie.split("=")[1] ?? "", me.organisation.id);
    try {
      await add(calibrate(floor));
      if (wants("ssr")) await add(ssr(app, floor));
      if (wants("http")) await add(http(app, floor));
    } finally {
      floor.stop();
    }
    if (wants("ssr")) await add(scripts(app));
    if (wants("ssr")) await add(lighthouse(app.origin, PUBLIC_PAGES));
    if (wants("ssr")) await add(start(app));
  } finally {
    await app.stop();
    await server.stop();
  }
  keep(goals);
}

function keep(goals: Goal[], about = ""): void {
  const folder = join(projectRoot, "tests/bench/results");
  mkdirSync(folder, { recursive: true });
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: projectRoot,
    encoding: "utf8",
  });
  const file = join(folder, `${new Date().toISOString().slice(0, 10)}${about}.json`);
  const result = {
    ...machine(),
    commit: commit.trim(),
    goals: goals.map((goal) => ({ ...goal, line: line(goal) })),
  };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  print(`kept in ${file.slice(projectRoot.length + 1)}`);
}

await main(process.argv.slice(2));
