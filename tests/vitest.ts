import type { InlineConfig } from "vitest/node";

/** Test settings, taken into remix.config.js: one configuration for building and testing. */
export const testConfig: InlineConfig = {
  globalSetup: ["tests/support/global-setup.ts"],
  include: ["tests/{domain,api,security,realtime,reference,faults}/**/*.test.{ts,tsx}"],
  pool: "forks",
  maxWorkers: 2,
  testTimeout: 30_000,
  hookTimeout: 120_000,
  reporters: process.env.CI ? ["default"] : ["dot"],
};
