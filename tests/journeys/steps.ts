import type { Page } from "@playwright/test";
import { expect } from "../support/journey";

/** A day from today in Shanghai, as date fields take it. */
export const dayAhead = (days: number): string =>
  new Date(Date.now() + (8 * 60 + days * 24 * 60) * 60_000).toISOString().slice(0, 10);

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();

/** The enterprise posts the food-contact template through the wizard's four steps; gives the request's number. */
export async function postFromTemplate(page: Page, title: string): Promise<string> {
  await page.goto("/desk");
  const navigation = page.getByRole("navigation", { name: "工作台导航" });
  await navigation.getByRole("link", { name: "发布需求" }).click();
  await page.getByLabel("一句话说清需求").fill("塑料餐盒要进连锁超市，需要出厂检测报告。");
  await page.getByLabel("需求名称").fill(title);
  await press(page, "套用“食品接触塑料”模板");
  await expect(page.getByRole("group", { name: "第 4 行" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "依据标准" }).first()).toHaveValue("GB 31604.8-2021");
  await expect(page.getByText("家可整单承接")).toBeVisible();
  await press(page, "下一步：交付与预算");
  await page.getByRole("radio", { name: "送样" }).check();
  await page.getByLabel("期望出报告日期").fill(dayAhead(30));
  await page.getByLabel("预算（元）").fill("3,600");
  await press(page, "下一步：确认发布");
  await expect(page.getByText("历下区", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("PP 餐盒 750 mL · 总迁移量")).toBeVisible();
  await press(page, "确认发布");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const posted = await page.getByText("已发布，编号").first().textContent();
  return /编号 (\S+)/.exec(posted ?? "")?.[1] ?? "";
}

/** The hub accepts from its board, opens the package for quotes and looks one ring further. */
export async function acceptAndOpen(page: Page, title: string): Promise<void> {
  await page.goto("/intake");
  await page.getByRole("region", { name: "即收 · 待受理" }).getByRole("link", { name: title }).click();
  await press(page, "受理");
  await press(page, "开放报价并邀约");
  await expect(page.getByText(/已开放报价，本次邀约 [1-9]\d* 家机构/)).toBeVisible();
  await press(page, "扩大到本市");
  await expect(page.getByText(/已扩大到本市，本次新邀约 [1-9]\d* 家机构/)).toBeVisible();
}

/** A provider quotes item by item, from its job board. */
export async function quote(page: Page, title: string, yuan: string[], days: number): Promise<void> {
  await page.goto("/job-board");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("cell", { name: /可以承接/ })).toHaveCount(yuan.length);
  for (const [index, amount] of yuan.entries()) {
    await page.getByLabel(`第 ${index + 1} 项金额（元）`).fill(amount);
  }
  await page.getByRole("textbox", { name: "周期" }).fill(String(days));
  await page.getByRole("textbox", { name: "说明" }).fill("含税，不含取样");
  await press(page, "提交报价");
  await expect(page.getByRole("heading", { name: "修改报价" })).toBeVisible();
}

/** Opens somebody's list and, in it, the thing of that title. */
export async function openFrom(page: Page, list: string, title: string): Promise<void> {
  await page.goto(list);
  await page.getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}
