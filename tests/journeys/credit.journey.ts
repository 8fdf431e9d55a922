import { chinaDay } from "~/domain/china-day";
import { expect, test } from "../support/journey";
import { expectAccessible, expectNoSideScroll } from "../support/page-checks";

test("a provider objects and applies for repair, its regulator answers, and the grade is computed anew", async ({
  as,
}) => {
  const provider = await as("jigou", { width: 390 });
  await provider.goto("/my-credit");
  const found = provider.getByRole("listitem").filter({ hasText: "检查发现问题" }).last();
  await found.getByText("申请修复").click();
  await found.getByLabel("整改情况").fill("已修订记录归档流程并培训全员");
  await found.getByRole("button", { name: "提交修复申请" }).click();
  await expect(provider.getByText("修复申请已提交。")).toBeVisible();
  await expectAccessible(provider);
  await expectNoSideScroll(provider);

  const regulator = await as("jianguan", { javaScript: false });
  await regulator.goto("/supervision/credit/cases");
  await regulator.getByRole("link", { name: "泉城食品检验所（演示）" }).first().click();
  const finding = regulator.getByRole("listitem").filter({ hasText: "检查发现问题" }).last();
  await finding.getByLabel("答复理由 · 异议").fill("流转单与体系文件一致，异议成立");
  await finding.getByRole("button", { name: "异议成立，事件作废" }).click();
  await expect(regulator.getByText("答复已送达机构。")).toBeVisible();

  await provider.reload();
  await expect(provider.getByText("异议成立，已作废")).toBeVisible();
});

test("who is put on the blacklist is gone from the directory and named in public, until it is lifted", async ({
  as,
  page,
}) => {
  const name = "济南筑建工程检测有限公司（演示）";
  const regulator = await as("jianguan");
  await regulator.goto("/supervision/credit?q=筑建");
  await regulator.getByRole("link", { name }).first().click();
  await regulator.locator("summary", { hasText: "列入黑名单" }).click();
  await regulator.getByLabel("列入原因").fill("出具虚假检验检测报告，情节严重（演示）");
  await regulator.getByLabel("法律依据").fill("市场监督管理严重违法失信名单管理办法");
  const nextYear = `${Number(chinaDay().slice(0, 4)) + 1}-06-30`;
  await regulator.getByLabel("期限至").fill(nextYear);
  await regulator.getByRole("button", { name: "列入黑名单" }).click();
  await expect(regulator.getByText("已列入黑名单，站点和机构已收到通知。")).toBeVisible();

  await page.goto("/credit/blacklist?q=筑建");
  await expect(page.getByText(name)).toBeVisible();
  await page.goto("/providers?q=筑建");
  await expect(page.getByText(name)).toHaveCount(0);

  await regulator.locator("summary", { hasText: "移出黑名单" }).click();
  await regulator.getByLabel("移出理由").fill("经复核撤销原决定（演示）");
  await regulator.getByRole("button", { name: "移出黑名单" }).click();
  await expect(regulator.getByText("已移出黑名单。")).toBeVisible();
  await page.goto("/providers?q=筑建");
  await expect(page.getByText(name)).toBeVisible();
});
