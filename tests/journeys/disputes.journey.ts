import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";
import { expectNoSideScroll } from "../support/page-checks";

const TITLE = "车间直饮水检测";

/** From the list, as people get there. */
async function open(page: Page) {
  await page.goto("/disputes");
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
}
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("a dispute is explained, mediated and ended only when both parties confirm, without scripts", async ({
  as,
}) => {
  const lab = await as("jigou", { javaScript: false, width: 390 });
  await open(lab);
  await lab.getByRole("textbox", { name: "情况说明" }).fill("培养记录与空白对照齐全（演示）");
  await press(lab, "提交说明");
  await expect(lab.getByText("机构已说明").first()).toBeVisible();
  await expectNoSideScroll(lab);

  const hub = await as("zhandian", { javaScript: false });
  await open(hub);
  await press(hub, "开始调解");
  await hub.getByRole("radio", { name: "重新服务" }).check();
  await hub.getByRole("textbox", { name: "方案内容" }).fill("十日内免费重新采样检测（演示）");
  await press(hub, "提出调解方案");
  await expect(hub.getByRole("region", { name: "调解方案", exact: true })).toContainText("等待确认");

  const firm = await as("qiye", { javaScript: false });
  await open(firm);
  await press(firm, "确认方案");
  await expect(firm.getByText("调解中", { exact: true }).first()).toBeVisible();

  await open(lab);
  await press(lab, "确认方案");
  const ruling = lab.getByRole("region", { name: "处理结论" });
  await expect(ruling).toContainText("双方确认的调解协议");
  await expect(lab.getByRole("button", { name: "提出调解方案" })).toHaveCount(0);
  await expectNoSideScroll(lab);
});
