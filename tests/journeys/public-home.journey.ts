import { expect, test } from "../support/journey";
import { expectAccessible, expectNoSideScroll } from "../support/page-checks";

test("anybody opens the home page, on any screen", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
});
