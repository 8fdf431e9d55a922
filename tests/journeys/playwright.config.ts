import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { dataFolder } from "~db/project";
import { findBrowser } from "../support/browser";

const { executablePath, args, env } = findBrowser();

/** Browser journeys on the production build and a copy of the demo data; two workers share one server. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.journey.ts",
  globalSetup: "./global-setup.ts",
  outputDir: join(dataFolder, "journeys", "results"),
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? "list" : "dot",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1320, height: 900 },
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    launchOptions: { ...(executablePath && { executablePath }), args, env },
  },
});
