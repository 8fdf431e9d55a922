import { cpSync, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { ensureBuild } from "~db/demo/build";
import { startServer } from "~db/demo/server-process";
import { dataFolder } from "~db/project";
import { copyDatabase } from "./database";
import { type Content, templateFiles, templateName } from "./templates";

export interface TestApp {
  /** http://localhost:<port>; also the only Origin the server takes writes from. */
  origin: string;
  /** The database copy it runs on. */
  url: string;
  /** What it has written so far. */
  output(): string;
  stop(): Promise<void>;
}

const SETTINGS = { DEMO: "on", LOG_LEVEL: "warn", SIGN_IN_ATTEMPTS: "1000", API_CALLS_PER_MINUTE: "1000000" };

/**
 * The production build, made if the sources changed, on a database copy of its own and a free port.
 * `env` overrides settings: limits are raised unless a test is about them.
 */
export async function startTestApp(content: Content, env: Record<string, string> = {}): Promise<TestApp> {
  const [url] = await Promise.all([copyDatabase(content), ensureBuild({ quiet: true })]);
  const files = join(dataFolder, "test-files", new URL(url).pathname.slice(1));
  const seeded = templateFiles(templateName(content));
  mkdirSync(files, { recursive: true });
  if (existsSync(seeded)) cpSync(seeded, files, { recursive: true });
  let output = "";
  const settings = {
    ...SETTINGS,
    PUBLIC_CALLS_PER_MINUTE: "1000000",
    // a slow machine shall not turn a busy moment into a refusal
    POOL_WAIT_SECONDS: "120",
    DATABASE_URL: url,
    STORAGE_DIR: files,
    ...env,
  };
  const server = await startServer(await freePort(), settings, (text) => {
    output += text;
  }).catch((error: Error) => {
    throw new Error(`${error.message}\n${output}`);
  });
  return { origin: server.origin, url, output: () => output, stop: server.stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
