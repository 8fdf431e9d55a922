import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";

const tag = Date.now().toString(36);
const saved = (page: Page) => expect(page.getByText(/草稿已于 .* 自动保存/)).toBeVisible();

/** Begins a draft by typing and waits until it has been kept. */
async function begin(page: Page, title: string): Promise<void> {
  await page.goto("/requests/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("需求名称").fill(title);
  await page.getByLabel("一句话说清需求").fill("一批塑料餐盒，要出厂报告");
  await page.waitForURL(/draft=/);
  await saved(page);
}

const next = (page: Page, words: string) => page.getByRole("button", { name: `下一步：${words}` }).click();
const document = (page: Page) => page.getByRole("combobox", { name: "依据标准" });

test("a draft survives reload, the back button and another device", async ({ as }) => {
  const title = `三处都在 ${tag}`;
  const page = await as("qiye");
  await begin(page, title);
  await page.reload();
  await expect(page.getByLabel("需求名称")).toHaveValue(title);
  await expect(page.getByLabel("一句话说清需求")).toHaveValue("一批塑料餐盒，要出厂报告");

  await next(page, "明细与依据");
  await page.getByLabel("样品 / 对象").fill("双格餐盒");
  const kept = page.waitForResponse((response) => response.request().method() === "POST");
  await page.goBack();
  await kept;
  await expect(page.getByLabel("一句话说清需求")).toHaveValue("一批塑料餐盒，要出厂报告");
  await page.goForward();
  await expect(page.getByLabel("样品 / 对象")).toHaveValue("双格餐盒");

  const elsewhere = await as("qiye", { width: 390 });
  await elsewhere.goto("/requests");
  await elsewhere.getByRole("link", { name: title }).click();
  await expect(elsewhere.getByLabel("需求名称")).toHaveValue(title);
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByLabel("样品 / 对象")).toHaveValue("双格餐盒");
});

test("a second tab that fell behind is told, and loses nothing", async ({ as, expectErrors }) => {
  expectErrors(/412/);
  const first = await as("qiye");
  await begin(first, `两个窗口 ${tag}`);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.waitForLoadState("networkidle");
  await first.getByLabel("需求名称").fill(`两个窗口 ${tag} 甲`);
  await first.getByRole("button", { name: "存为草稿" }).click();
  await saved(first);
  await second.getByLabel("需求名称").fill(`两个窗口 ${tag} 乙`);
  const told = second.getByText("这份草稿", { exact: false }).filter({ hasText: "在另一台设备上改过" });
  await expect(told).toBeVisible();
  await expect(second.getByLabel("需求名称")).toHaveValue(`两个窗口 ${tag} 乙`);
  await second.getByRole("button", { name: "用这里的内容覆盖" }).click();
  await expect(told).toBeHidden();
  await first.reload();
  await expect(first.getByLabel("需求名称")).toHaveValue(`两个窗口 ${tag} 乙`);
});

test("a superseded edition is flagged, and replaced by one click", async ({ as }) => {
  const page = await as("qiye");
  await begin(page, `旧版标准 ${tag}`);
  await next(page, "明细与依据");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("样品 / 对象").fill("PP 餐盒");
  await document(page).fill("GB 31604.8-2016");
  await expect(page.getByRole("option", { name: /GB 31604\.8-2016/ })).toContainText("被代替");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "参数" }).fill("总迁移量");
  await page.getByRole("button", { name: "改用 GB 31604.8-2021" }).click();
  await expect(document(page)).toHaveValue("GB 31604.8-2021");
  await expect(page.getByText("现行").first()).toBeVisible();
});

test("keyboard alone is enough", async ({ as }) => {
  const page = await as("qiye");
  await page.goto("/requests/new");
  await page.waitForLoadState("networkidle");
  const { keyboard } = page;
  /** Goes on with Tab until the control named so has the focus. */
  const reach = async (name: RegExp) => {
    for (let step = 0; step < 60; step++) {
      await keyboard.press("Tab");
      const focused = page.locator(":focus");
      const words = await focused.evaluate((element) => {
        const labels = (element as HTMLInputElement).labels;
        return labels?.[0]?.textContent ?? element.textContent ?? "";
      });
      if (name.test(words)) return focused;
    }
    throw new Error(`Tab never came to ${name}`);
  };
  await reach(/^跳到主要内容/);
  await keyboard.press("Enter");
  await reach(/^一句话说清需求/);
  await keyboard.type("压力表要校准");
  await reach(/^需求名称/);
  await keyboard.type(`只用键盘 ${tag}`);
  await keyboard.press("Enter");
  await expect(document(page)).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.getByLabel("样品 / 对象").focus();
  await keyboard.type("PP 餐盒");
  await reach(/^依据标准/);
  await keyboard.type("31604.8");
  await expect(page.getByRole("option", { name: /GB 31604\.8-2021/ }).first()).toBeVisible();
  await keyboard.press("ArrowDown");
  const chosen = page.locator("[role=option][aria-selected=true]");
  while (!/8-2021/.test((await chosen.textContent()) ?? "")) await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(document(page)).toHaveValue("GB 31604.8-2021");
  await reach(/^参数/);
  await keyboard.type("总迁移量");
  await reach(/^下一步：交付/);
  await keyboard.press("Enter");
  await expect(page.getByRole("group", { name: /服务方式与送样/ })).toBeVisible();
});

test("nonsense is refused field by field, the first has the focus, nothing typed is lost", async ({
  as,
  expectErrors,
}) => {
  expectErrors(/400|422/);
  const page = await as("qiye");
  await page.goto("/requests/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("需求名称").fill("x");
  await next(page, "明细与依据");
  await expect(page.getByRole("alert")).toContainText("需求名称");
  await expect(page.getByLabel("需求名称")).toBeFocused();
  await expect(page.getByLabel("需求名称")).toHaveValue("x");
  await page.getByLabel("需求名称").fill(`胡乱填写 ${tag}`);
  await next(page, "明细与依据");
  await page.getByLabel("样品 / 对象").fill("餐盒");
  await document(page).fill("不是标准 💥");
  await page.getByRole("combobox", { name: "参数" }).fill("🙂");
  await page.getByLabel("数量").fill("-3.7个");
  await next(page, "交付与预算");
  await expect(page.getByRole("alert")).toContainText("依据标准");
  await expect(page.getByRole("alert")).toContainText("数量");
  await expect(document(page)).toBeFocused();
  await expect(document(page)).toHaveValue("不是标准 💥");
  await expect(page.getByLabel("数量")).toHaveValue("-3.7个");
});

test("a double click posts once", async ({ as, expectErrors }) => {
  expectErrors(/404|409|412/);
  const title = `连点两下 ${tag}`;
  const page = await as("qiye");
  await page.goto("/requests/new?template=food-contact-plastics");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("需求名称").fill(title);
  await next(page, "交付与预算");
  await next(page, "确认发布");
  await page.getByRole("button", { name: "确认发布", exact: true }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.goto(`/requests?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
});

test("a draft thrown away is taken back, also without scripts", async ({ as }) => {
  const title = `删错了 ${tag}`;
  const page = await as("qiye", { javaScript: false });
  await page.goto("/requests/new");
  await page.getByLabel("需求名称").fill(title);
  await page.getByRole("button", { name: "存为草稿" }).click();
  await page.getByRole("button", { name: "删除草稿" }).click();
  await expect(page.getByRole("alert")).toContainText(`已删除草稿“${title}”`);
  await expect(page.getByRole("link", { name: title })).toHaveCount(0);
  await page.getByRole("button", { name: "撤销删除" }).click();
  await expect(page.getByLabel("需求名称")).toHaveValue(title);
  await page.goto("/requests");
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
});
