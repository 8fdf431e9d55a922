import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { projectRoot } from "~db/project";

interface Step {
  name: string;
  command: string;
  args: string[];
}

const tool = (name: string, command: string, ...args: string[]): Step => ({
  name,
  command: join(projectRoot, "node_modules/.bin", command),
  args,
});
const ours = (name: string, ...args: string[]): Step => ({
  name,
  command: process.execPath,
  args: ["--import", "tsx", ...args],
});

/** Slowest first, so that the short ones fill the gaps. */
const STEPS = [
  tool("types", "tsc", "-p", "."),
  tool("dead code", "knip", "--no-progress"),
  ours("migrations up-down-up, db/schema.ts", "tests/support/migrations-check.ts"),
  tool(
    "one-way rule",
    "depcruise",
    "--config",
    "tests/architecture.cjs",
    "--output-type",
    "err",
    "app",
    "db",
    "tests",
  ),
  tool("format and lint", "biome", "check", "--error-on-warnings", "--max-diagnostics=40", "."),
  ours("sizes of files and functions", "tests/support/checks.ts", "sizes"),
  ours("lock file whole", "tests/support/checks.ts", "lock"),
  ours("texts in both languages", "tests/support/checks.ts", "texts"),
];

/** `npm run validate [-- name …]`: every check whose name contains one of the words; all of them run, also after a failure. */
async function main(words: string[]): Promise<boolean> {
  const chosen = STEPS.filter((step) => words.length === 0 || words.some((word) => step.name.includes(word)));
  const waiting = [...chosen];
  const results: boolean[] = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await run(step));
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
  return results.every(Boolean);
}

async function run({ name, command, args }: Step): Promise<boolean> {
  const started = performance.now();
  const child = spawn(command, args, { cwd: projectRoot, env: { ...process.env, NO_COLOR: "1" } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += String(chunk);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? "ok  " : "FAIL"} ${seconds.padStart(5)} s  ${name}\n`);
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n\n`);
  return code === 0;
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
