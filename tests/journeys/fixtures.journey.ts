import { expect, test } from "../support/journey";
import { expectAccessible, expectNoSideScroll } from "../support/page-checks";

// Faults planted on purpose: each of these journeys must fail, or the checks are blind.
test("a console error fails a journey", async ({ page }) => {
  test.fail();
  await page.goto("/");
  await page.evaluate("console.error('planted')");
});

test("an uncaught exception fails a journey", async ({ page }) => {
  test.fail();
  await page.goto("/");
  await page.evaluate("setTimeout(() => { throw new Error('planted'); })");
  await page.waitForTimeout(50);
});

test("an expected error does not", async ({ page, expectErrors }) => {
  expectErrors(/404/);
  await page.goto("/no-such-page");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("an input without a name is no accessible page", async ({ page }) => {
  await page.setContent('<html lang="en"><title>t</title><main><input></main></html>');
  await expect(expectAccessible(page)).rejects.toThrow("label");
});

test("a wide table scrolls the body, and is named", async ({ page }) => {
  await page.setContent('<body><div id="wide" style="width: 900px">wide</div></body>');
  await expect(expectNoSideScroll(page)).rejects.toThrow("body is wider");
});
