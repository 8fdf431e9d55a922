import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";

const LIMIT = 120 * 1024;

/** Bytes of script, gzipped, that a browser without a cache takes for this page: files and inline. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const files = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script" || /\.m?js(\?|$)/.test(response.url())) {
      files.set(response.url(), response.body());
    }
  });
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const inline = await page.evaluate(() => [...document.scripts].map((script) => script.textContent ?? ""));
  const bodies = [...(await Promise.all(files.values())), Buffer.from(inline.join(""))];
  return bodies.reduce((sum, body) => sum + (body.length > 0 ? gzipSync(body).length : 0), 0);
}

test("the first visit takes at most 120 KB of script", async ({ page }) => {
  const bytes = await scriptBytes(page, "/");
  process.stdout.write(`script, gzipped: / ${(bytes / 1024).toFixed(1)} KB\n`);
  expect(bytes).toBeLessThanOrEqual(LIMIT);
});

for (const [path, login] of [
  ["/sign-in", null],
  ["/authenticity", null],
  ["/desk", "qiye"],
  ["/requests/new", "qiye"],
] as const) {
  test(`what ${path} takes is told`, async ({ as, page }) => {
    const bytes = await scriptBytes(login ? await as(login) : page, path);
    process.stdout.write(`script, gzipped: ${path} ${(bytes / 1024).toFixed(1)} KB\n`);
    expect(bytes).toBeLessThanOrEqual(2 * LIMIT);
  });
}
