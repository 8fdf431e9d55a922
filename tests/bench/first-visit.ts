import { chromium } from "playwright-core";
import { findBrowser } from "../support/browser";

export interface FirstVisit {
  path: string;
  /** Bytes of JavaScript as they travelled, compressed. */
  scriptBytes: number;
  errors: string[];
}

/** Opens each page with an empty cache and adds up the JavaScript it fetched; `cookie` signs in. */
export async function firstVisits(
  origin: string,
  pages: { path: string; cookie?: string }[],
): Promise<FirstVisit[]> {
  const browser = await chromium.launch(launchOptions());
  try {
    const visits: FirstVisit[] = [];
    for (const { path, cookie } of pages) visits.push(await visit(origin, path, cookie));
    return visits;
  } finally {
    await browser.close();
  }

  async function visit(origin: string, path: string, cookie: string | undefined): Promise<FirstVisit> {
    const context = await browser.newContext({ locale: "zh-CN" });
    const [name = "", value = ""] = cookie?.split("=") ?? [];
    if (cookie) await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    const errors: string[] = [];
    const sizes: Promise<number>[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script")
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(origin + path, { waitUntil: "networkidle" });
    const scriptBytes = (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
    await context.close();
    return { path, scriptBytes, errors };
  }
}

/** The tests' own browser. */
export function launchOptions() {
  const { executablePath, args, env } = findBrowser();
  return { args, env, ...(executablePath ? { executablePath } : {}) };
}
