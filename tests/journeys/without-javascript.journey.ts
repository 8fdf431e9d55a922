import { expect, test } from "../support/journey";
import { acceptAndOpen, openFrom, postFromTemplate, quote } from "./steps";

test.use({ javaScriptEnabled: false });

const tag = Date.now().toString(36);

/** A code with a right check character (GB 32100-2015), another one in each run. */
function someUscc(): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const serial = String(Date.now() % 1e8).padStart(8, "0");
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const rest =
    (11 - ([...serial].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11)) % 11;
  const body = `91370102${serial}${rest === 10 ? "X" : rest}`;
  const sum = [...body].reduce((sum, letter, at) => sum + alphabet.indexOf(letter) * (3 ** at % 31), 0);
  return body + alphabet[(31 - (sum % 31)) % 31];
}

test("a request is posted, opened, quoted and awarded by plain pages", async ({ as }) => {
  test.setTimeout(120_000);
  const title = `无脚本：塑料餐盒检测 ${tag}`;
  const plain = { javaScript: false };
  const qiye = await as("qiye", plain);
  expect(await postFromTemplate(qiye, title)).toMatch(/^XQ-/);
  await acceptAndOpen(await as("zhandian", plain), title);
  await quote(await as("jigou", plain), title, ["560", "480", "520", "500"], 5);
  await openFrom(qiye, "/requests", title);
  const offer = qiye.getByRole("table", { name: "收到的报价" }).getByRole("row").nth(1);
  await offer.locator("summary", { hasText: "选定" }).click();
  await qiye.getByRole("button", { name: "确认选定" }).click();
  await expect(qiye).toHaveURL(/\/orders\//);
  await expect(qiye.getByText("待开工")).toBeVisible();
});

test("what an order's buttons ask stands over the page, cut off by no card", async ({ as }) => {
  for (const width of [1320, 390]) {
    const qiye = await as("qiye", { javaScript: false, width });
    await qiye.goto("/orders");
    await qiye.getByRole("row").filter({ hasText: "待开工" }).first().getByRole("link").first().click();
    const button = qiye.locator("summary", { hasText: "申请取消" });
    await button.click();
    await qiye.getByRole("textbox", { name: "取消原因" }).fill("样品无法提供");
    await qiye.getByRole("button", { name: "申请取消" }).last().click({ trial: true });
    await qiye.mouse.click(5, 5);
    await expect(qiye.getByRole("textbox", { name: "取消原因" }), "what is beside it closes it").toBeHidden();
  }
});

test("an item row is written by hand: the document is looked up by a button", async ({ as }) => {
  const qiye = await as("qiye", { javaScript: false });
  await qiye.goto("/requests/new");
  await qiye.getByLabel("需求名称").fill(`手填明细 ${tag}`);
  await qiye.getByRole("button", { name: "下一步：明细与依据" }).click();
  await qiye.getByLabel("样品 / 对象").fill("PP 餐盒");
  await qiye.getByRole("combobox", { name: "依据标准" }).fill("31604.8");
  await qiye.getByRole("button", { name: "查找标准" }).click();
  await qiye.getByRole("button", { name: "GB 31604.8-2021" }).click();
  await expect(qiye.getByRole("combobox", { name: "依据标准" })).toHaveValue("GB 31604.8-2021");
  await qiye.getByRole("button", { name: "总迁移量", exact: true }).click();
  await expect(qiye.getByRole("combobox", { name: "参数" })).toHaveValue("总迁移量");
  await qiye.getByRole("button", { name: "添加一行" }).click();
  await expect(qiye.getByRole("group", { name: "第 2 行" })).toBeVisible();
  await qiye.getByRole("button", { name: "移除第 2 行" }).click();
  await expect(qiye.getByRole("group", { name: "第 2 行" })).toHaveCount(0);
  await qiye.getByRole("button", { name: "删除草稿" }).click();
  await expect(qiye.getByRole("heading", { level: 1, name: "我的需求" })).toBeVisible();
});

test("anybody asks for a report by its number", async ({ as, page }) => {
  const qiye = await as("qiye", { javaScript: false });
  await qiye.goto("/reports");
  const number = (await qiye.getByRole("link", { name: /^QZX-/ }).first().textContent()) ?? "";
  await page.goto("/authenticity");
  await page.getByLabel("报告或证书编号").fill(number);
  await page.getByRole("button", { name: "查询" }).first().click();
  await expect(page.getByText(number).first()).toBeVisible();
  await expect(page.getByRole("region", { name: /有效|已被新版代替|已撤销/ })).toBeVisible();
});

test("an enterprise signs up, is told what is wrong, signs out and in again", async ({
  page,
  expectErrors,
}) => {
  expectErrors(/400|422/);
  await page.goto("/");
  await page.getByRole("link", { name: "企业注册" }).first().click();
  await page.getByLabel("单位名称").fill(`无脚本试验有限公司（演示）${tag}`);
  await page.getByLabel("统一社会信用代码").fill("91370102MA3QZX1234");
  await page.getByLabel("所在地区").selectOption("370102");
  await page.getByLabel("姓名").fill("赵无本");
  await page.getByLabel("登录名").fill(`plain${tag}`);
  await page.getByRole("textbox", { name: /^密码/ }).fill("Plain-pages-2026");
  await page.getByRole("button", { name: "注册并进入工作台" }).click();
  await expect(page.getByRole("alert")).toContainText("统一社会信用代码");
  await expect(page.getByLabel("姓名")).toHaveValue("赵无本");
  await expect(page.getByLabel("所在地区")).toHaveValue("370102");
  await page.getByRole("textbox", { name: /统一社会信用代码/ }).fill(someUscc());
  await page.getByRole("textbox", { name: /^密码/ }).fill("Plain-pages-2026");
  await page.getByRole("button", { name: "注册并进入工作台" }).click();
  await expect(page).toHaveURL(/\/desk/);
  await page.locator("summary", { hasText: "赵无本" }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.goto("/sign-in");
  await page.getByLabel("登录名、手机号或邮箱").fill(`plain${tag}`);
  await page.getByLabel("密码").fill("Plain-pages-2026");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/desk/);
});
