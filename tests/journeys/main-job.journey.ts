import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { labReport } from "../domain/deliverables/pdf";
import { expect, test } from "../support/journey";
import { acceptAndOpen, dayAhead, openFrom, postFromTemplate, quote } from "./steps";

/** Drops a file on the authenticity page, as a hand would. */
async function drop(page: Page, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([content], "report.pdf", { type: "application/pdf" }));
    return transfer;
  }, bytes.toString("base64"));
  await page.getByText("也可以把文件拖到这里").dispatchEvent("drop", { dataTransfer: transfer });
}

test("from a need to a closed file, and down to it from the cockpit", async ({ as, page: stranger }) => {
  test.setTimeout(180_000);
  const title = `塑料餐盒商超准入检测 ${Date.now().toString(36)}`;

  const qiye = await as("qiye");
  const number = await test.step("qiye posts from the template", () => postFromTemplate(qiye, title));
  expect(number).toMatch(/^XQ-/);

  const zhandian = await as("zhandian");
  await test.step("zhandian accepts and opens it", () => acceptAndOpen(zhandian, title));

  const jigou = await as("jigou");
  await test.step("two labs quote, item by item", async () => {
    await quote(jigou, title, ["560", "480", "520.50", "499.5"], 5);
    await quote(await as("jigou2"), title, ["600", "600", "600", "600"], 9);
  });

  await test.step("qiye compares and awards", async () => {
    await openFrom(qiye, "/requests", title);
    const offers = qiye.getByRole("table", { name: "收到的报价" }).getByRole("row");
    await expect(offers).toHaveCount(3);
    await expect(offers.nth(1)).toContainText("泉城食品检验所");
    await expect(offers.nth(1)).toContainText("¥2,060");
    await expect(offers.nth(1)).toContainText("推荐");
    await offers.nth(1).getByRole("button", { name: "选定" }).click();
    await qiye.getByRole("button", { name: "确认选定" }).click();
    await expect(qiye).toHaveURL(/\/orders\//);
    await expect(qiye.getByText("待开工")).toBeVisible();
  });

  await test.step("jigou receives the sample and starts", async () => {
    await openFrom(jigou, "/orders", title);
    await jigou.getByLabel("样品编号").fill("QC-2026-0417");
    await jigou.getByRole("button", { name: "登记收样" }).click();
    await jigou.getByRole("button", { name: "开始服务" }).click();
    await expect(jigou.getByText("服务中").first()).toBeVisible();
  });

  const qianzi = await as("qianzi");
  const report = await test.step("qianzi issues", async () => {
    await openFrom(qianzi, "/orders", title);
    const buffer = Buffer.from(await labReport("检测报告"));
    await qianzi
      .getByLabel("报告 PDF")
      .setInputFiles({ name: "报告.pdf", mimeType: "application/pdf", buffer });
    await qianzi.getByLabel("服务开始日期").fill(dayAhead(0));
    await qianzi.getByLabel("服务结束日期").fill(dayAhead(0));
    await qianzi.getByLabel("机构报告号").fill("QC-R-0417");
    await qianzi.getByRole("button", { name: "签发报告" }).click();
    const link = qianzi.getByRole("link", { name: /^QZX-/ });
    await expect(link).toBeVisible();
    return { number: (await link.textContent()) ?? "", source: buffer };
  });

  await test.step("anybody authenticates it, by number and by file", async () => {
    await openFrom(qiye, "/orders", title);
    const download = qiye.waitForEvent("download");
    await qiye.getByRole("link", { name: "报告（含验证页）" }).click();
    const combined = readFileSync(await (await download).path());
    const sent: string[] = [];
    stranger.on("request", (request) => sent.push(request.method()));
    await stranger.goto("/");
    await stranger.getByRole("link", { name: "报告验真" }).first().click();
    await stranger.getByLabel("报告或证书编号").fill(report.number.toLowerCase().replaceAll("-", " "));
    await stranger.getByRole("button", { name: "查询" }).first().click();
    const answer = stranger.getByRole("region", { name: "有效" });
    await expect(answer).toContainText(report.number);
    await expect(answer).toContainText("泉城食品检验所");
    for (const file of [combined, report.source]) {
      await stranger.goto("/authenticity");
      await drop(stranger, file);
      await expect(answer).toContainText("文件与登记的指纹一致");
      await expect(answer).toContainText(report.number);
    }
    await drop(stranger, Buffer.concat([report.source, Buffer.from(" ")]));
    await expect(stranger.getByRole("region", { name: "查无此件" })).toBeVisible();
    expect(new Set(sent), "a dropped file is never sent").toEqual(new Set(["GET"]));
  });

  await test.step("qiye accepts and rates", async () => {
    await openFrom(qiye, "/orders", title);
    await qiye.getByRole("radio", { name: "5 分" }).check();
    await qiye.getByRole("textbox", { name: "评价" }).fill("出报告很快");
    await qiye.getByRole("button", { name: "验收并评价" }).click();
    await expect(qiye.getByText("已验收").first()).toBeVisible();
  });

  await test.step("zhandian calls, records and closes", async () => {
    await openFrom(zhandian, "/requests", title);
    await zhandian.getByRole("link", { name: "记录回访" }).click();
    await zhandian.getByRole("radio", { name: "满意", exact: true }).check();
    await zhandian.getByLabel("满意度打分").fill("96");
    await zhandian.getByRole("textbox", { name: "回访记录" }).fill("企业表示满意，下季度还要做。");
    await zhandian.getByRole("button", { name: "保存并办结" }).click();
    await expect(zhandian.getByText("已办结。")).toBeVisible();
  });

  await test.step("jianguan opens the figures down to the request", async () => {
    const jianguan = await as("jianguan");
    await jianguan.goto("/cockpit");
    const tiles = jianguan.getByRole("list", { name: "各站点办结率" });
    await tiles.getByRole("link", { name: /^济南/ }).click();
    await tiles.getByRole("link", { name: /^历下/ }).click();
    await expect(jianguan.getByRole("heading", { level: 1 })).toContainText("历下区");
    await jianguan.getByRole("definition").first().getByRole("link").click();
    await jianguan.getByRole("link", { name: number }).click();
    await expect(jianguan.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(jianguan.getByText("已办结").first()).toBeVisible();
  });
});
