import { type StdioOptions, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../embedded/sharing";
import { dataFolder, projectRoot } from "../project";
import { packAssets } from "./pack-assets";
import { sourcesHash } from "./sources";

const STAMP = join(projectRoot, "build", "sources");
const ASSETS = join(projectRoot, "build", "client", "assets");
const SOURCES = ["app", "public", "package.json", "package-lock.json", "remix.config.js", "tsconfig.json"];
const DATABASE_CODE = [
  "db/connection.ts",
  "db/demo/pack-assets.ts",
  "db/listener.ts",
  "db/named-statements.ts",
  "db/type-parsers.ts",
  "db/pending-migrations.ts",
  "db/project.ts",
];

/** Makes the production build unless the sources are those of the last one. True when it had to build. */
export async function ensureBuild(options: { force?: boolean; quiet?: boolean } = {}): Promise<boolean> {
  const home = join(dataFolder, "build");
  mkdirSync(home, { recursive: true });
  return withLock(home, async () => {
    const sources = sourcesHash(...SOURCES, ...DATABASE_CODE);
    if (!options.force && builtFrom() === sources) return false;
    rmSync(STAMP, { force: true });
    await run("remix", ["vite:build", "--config", "remix.config.js"], options.quiet);
    await Promise.all([run("esbuild", ENTRY, options.quiet), packAssets(ASSETS)]);
    writeFileSync(STAMP, sources);
    return true;
  });
}

/** The process around the Remix build; packages stay outside, so it is small and quick to start. */
const ENTRY = [
  "app/entry.node.ts",
  "--bundle",
  "--platform=node",
  "--format=esm",
  "--target=node20",
  "--packages=external",
  "--log-level=warning",
  "--outfile=build/server/node.js",
];

function builtFrom(): string {
  try {
    return readFileSync(STAMP, "utf8");
  } catch {
    return "";
  }
}

/** Quietly: the output is shown only when the command fails. */
function run(command: string, args: string[], quiet = false): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NODE_OPTIONS: "", VITEST: "" };
  const file = join(projectRoot, "node_modules/.bin", command);
  const stdio: StdioOptions = quiet ? ["ignore", "pipe", "pipe"] : ["ignore", 2, 2];
  const child = spawn(file, args, { cwd: projectRoot, env, stdio });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += String(chunk);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${command} ended with ${code}\n${output.split(/\n\s+at /)[0]}`)),
    );
  });
}

if (process.argv[1] === import.meta.filename) await ensureBuild({ force: true });
