import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/journey";
import { expectNoSideScroll } from "../support/page-checks";
import { dayAhead } from "./steps";

test.describe.configure({ mode: "serial" });

const title = `餐盒检测机构联合抽查 ${Date.now().toString(36)}`;

test("a regulator plans an inspection and freezes its lists; their hashes are public at once, also without scripts", async ({
  as,
  page,
  expectErrors,
}) => {
  expectErrors(/422/);
  const office = await as("jianguan", { javaScript: false, width: 390 });
  await office.goto("/supervision/inspections/new");
  await office.getByRole("textbox", { name: "计划名称" }).fill(title);
  await office.getByRole("textbox", { name: "检查事项" }).fill("资质认定条件\n报告真实性");
  await office.getByLabel("检查开始").fill(dayAhead(9));
  await office.getByLabel("检查结束").fill(dayAhead(2));
  await office.getByRole("button", { name: "保存计划" }).click();
  await expect(office.getByText("结束日期应晚于开始日期").first()).toBeVisible();
  await expect(office.getByRole("textbox", { name: "计划名称" })).toHaveValue(title);
  await office.getByLabel("检查结束").fill(dayAhead(30));
  await office.getByRole("button", { name: "保存计划" }).click();
  await expect(office.getByText("已保存。")).toBeVisible();
  await office.getByRole("textbox", { name: "种子来源" }).fill("双色球第 136 期开奖号码");
  await office.getByLabel("公布日期").fill(dayAhead(3));
  await office.getByRole("button", { name: "冻结并公布名单" }).click();
  await expect(office.getByText("名单已冻结，指纹已公布。")).toBeVisible();
  await expect(office.getByText(/种子 .+ 公布后才能录入/)).toBeVisible();
  await expectNoSideScroll(office);
  await page.goto("/notices");
  await page.getByRole("link", { name: "双随机抽查" }).first().click();
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByText(/SHA-256 [0-9a-f]{64}/)).toHaveCount(2);
  await expect(page.getByText("尚未公布")).toBeVisible();
});

test("anybody draws again: on the server, and with the downloaded files and script", async ({ page }) => {
  await page.goto("/inspections?status=drawn");
  await page.getByRole("link", { name: /检验检测机构双随机抽查/ }).click();
  await page.getByRole("button", { name: "现在重算" }).click();
  await expect(page.getByText("一致：重算结果与公布的完全相同")).toBeVisible();
  const folder = mkdtempSync(join(tmpdir(), "journey-draw-"));
  const fetched = async (href: string, name: string) => {
    const answer = await page.request.get(href);
    expect(answer.status(), href).toBe(200);
    writeFileSync(join(folder, name), await answer.body());
    return join(folder, name);
  };
  const file = async (name: string) =>
    fetched((await page.getByRole("link", { name }).getAttribute("href")) ?? "", name);
  const script = await fetched("/redraw.mjs", "redraw.mjs");
  const [objects, inspectors, drawn] = [
    await file("objects.jsonl"),
    await file("inspectors.jsonl"),
    await file("draw.jsonl"),
  ];
  const command = (await page.getByText(/^node redraw\.mjs/).textContent()) ?? "";
  const seed = /"(.+)"/.exec(command)?.[1] ?? "";
  const done = spawnSync(process.execPath, [script, objects, inspectors, seed, drawn], { encoding: "utf8" });
  expect(done.stdout).toContain("SAME");
  const other = spawnSync(process.execPath, [script, objects, inspectors, `${seed}1`, drawn], {
    encoding: "utf8",
  });
  expect(other.stdout).toContain("MISMATCH");
});

test("a provider answers what was found, and the office confirms it", async ({ as }) => {
  const lab = await as("jigou");
  await lab.goto("/checks");
  await lab.getByRole("link", { name: /检验检测机构双随机抽查/ }).click();
  await expect(lab.getByText("两台天平的校准证书已过期")).toBeVisible();
  await lab.getByRole("textbox", { name: "整改情况" }).fill("两台天平已送校并贴停用标识，附校准证书。");
  await lab.getByRole("button", { name: "提交" }).click();
  await expect(lab.getByText("整改说明已提交。")).toBeVisible();
  const office = await as("jianguan");
  await office.goto("/supervision/inspections?status=drawn");
  await office.getByRole("link", { name: /检验检测机构双随机抽查/ }).click();
  await office.getByRole("link", { name: /泉城食品检验所/ }).click();
  await expect(office.getByText("两台天平已送校并贴停用标识")).toBeVisible();
  await office.getByRole("button", { name: "确认整改" }).click();
  await expect(office.getByText("已确认整改。")).toBeVisible();
});
