import { expect, type SignIn, test } from "../support/journey";
import { expectAccessible, expectNoSideScroll } from "../support/page-checks";

const EVERYBODY: SignIn[] = [
  "qiye",
  "jigou",
  "qianzi",
  "zhandian",
  "shi",
  "sheng",
  "jianguan",
  "zhuanjia",
  "admin",
];

for (const login of EVERYBODY) {
  test(`${login} arrives at a desk of their own`, async ({ as }) => {
    const page = await as(login);
    await page.goto("/home");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectNoSideScroll(page);
  });
}
