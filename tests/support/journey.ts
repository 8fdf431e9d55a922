import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { PASSWORD } from "~db/demo/sign-ins";
import { dataFolder } from "~db/project";
import { watchErrors } from "./page-errors";

export { expect };

/** Who a journey can be: the demo's sign-ins, and two other labs. */
export type SignIn =
  | "qiye"
  | "jigou"
  | "jigou2"
  | "jg-gaoxin"
  | "qianzi"
  | "zhandian"
  | "shi"
  | "sheng"
  | "jianguan"
  | "zhuanjia"
  | "admin";

interface Fixtures {
  /** A page of somebody signed in; everybody has a browser context, and so cookies, of their own. */
  as(login: SignIn, options?: { width?: number; javaScript?: boolean }): Promise<Page>;
  /** Console errors that this journey provokes on purpose, e.g. /404/; any other one fails it. */
  expectErrors(...patterns: RegExp[]): void;
  expectedErrors: RegExp[];
}

/** Journeys: `page` is signed out, `as("qiye")` is signed in; a console error or uncaught exception fails the test. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  baseURL: async ({}, use) => use(process.env.JOURNEY_ORIGIN ?? ""),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectedErrors: async ({}, use) => use([]),
  expectErrors: async ({ expectedErrors }, use) =>
    use((...patterns) => void expectedErrors.push(...patterns)),
  context: async ({ context, expectedErrors }, use) => {
    const errors = watchErrors(context, expectedErrors);
    await use(context);
    expect(errors(), "errors in the browser's console").toEqual([]);
  },
  as: async ({ browser, baseURL, expectedErrors }, use) => {
    const open: { context: BrowserContext; errors: () => string[] }[] = [];
    await use(async (login, { width = 1320, javaScript = true } = {}) => {
      const storageState = await signedIn(browser, baseURL ?? "", login);
      const options = { baseURL: baseURL ?? "", storageState, viewport: { width, height: 900 } };
      const context = await browser.newContext({
        ...options,
        javaScriptEnabled: javaScript,
        locale: "zh-CN",
      });
      open.push({ context, errors: watchErrors(context, expectedErrors) });
      return context.newPage();
    });
    for (const { context, errors } of open) {
      expect(errors(), "errors in the browser's console").toEqual([]);
      await context.close();
    }
  },
});

/** Signs in once a worker and role, and keeps the cookies in a file of this run. */
async function signedIn(browser: Browser, baseURL: string, login: SignIn): Promise<string> {
  const folder = join(dataFolder, "journeys", "sign-ins", new URL(baseURL).port, String(process.pid));
  const file = join(folder, `${login}.json`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in", { timeout: 15_000 });
  await context.storageState({ path: file });
  await context.close();
  return file;
}
