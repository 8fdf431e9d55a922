import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";
import { type Line, lineTo, log, type MortalServer, marked, mortalServer, say, theirTalk } from "./chat-line";

test.describe.configure({ mode: "serial" });

const tag = Date.now().toString(36);
let server: MortalServer;
let talk: string;
const lines: Line[] = [];
const line = async () => {
  const opened = await lineTo(server);
  lines.push(opened);
  return opened;
};

test.beforeAll(async () => {
  [server, talk] = [await mortalServer(), await theirTalk()];
});
test.afterAll(async () => {
  await Promise.all(lines.map((each) => each.close()));
  await server.stop();
});

/** A page on the talk, once it is connected. */
async function at(page: Page, origin: string): Promise<Page> {
  await page.goto(`${origin}/chat/${talk}`);
  await expect(page.locator("[data-line=connected]")).toBeVisible();
  return page;
}

/** Both show the same marked messages, in the same order, each once. */
async function agree(pages: Page[], mark: string, count: number) {
  const numbers = async (page: Page) => new Set(await marked(page, mark));
  for (const page of pages) {
    await expect.poll(async () => (await numbers(page)).size, { timeout: 30_000 }).toBe(count);
    await expect(page.getByText(/发送中|正在重发/), "all of it is sent").toHaveCount(0, { timeout: 30_000 });
  }
  const [first, ...others] = await Promise.all(pages.map((page) => marked(page, mark)));
  expect(first, "each message once").toHaveLength(count);
  for (const other of others) expect(other).toEqual(first);
}

test("two people talk while their lines are cut and the server is killed; nothing is lost, nothing comes twice", async ({
  as,
  expectErrors,
}) => {
  test.setTimeout(180_000);
  expectErrors(/WebSocket|ERR_|Failed to load resource/);
  const [near, far] = [await line(), await line()];
  const qiye = await at(await as("qiye"), near.origin);
  const expert = await at(await as("zhuanjia"), far.origin);
  await expect(qiye.getByText("在线", { exact: true })).toBeVisible();
  const mark = `话${tag}`;

  await say(qiye, `${mark}-1 两边都在`);
  await say(expert, `${mark}-2 收到`);
  await expect(log(qiye).getByText("已读").last()).toBeVisible();
  await agree([qiye, expert], mark, 2);

  near.cut();
  await say(qiye, `${mark}-3 断线时写的`);
  await say(qiye, `${mark}-4 断线时又写`);
  await expect(qiye.getByText("连接已断开")).toBeVisible();
  await say(expert, `${mark}-5 对方断线时写的`);
  far.cut();
  await say(expert, `${mark}-6 自己也断线`);
  near.heal();
  await say(qiye, `${mark}-7 先恢复的一边`);
  far.heal();
  await agree([qiye, expert], mark, 7);

  await server.kill();
  await say(qiye, `${mark}-8 服务器停了`);
  await say(expert, `${mark}-9 服务器停了也写`);
  await server.start();
  await agree([qiye, expert], mark, 9);

  await expert.reload();
  await expect(expert.locator("[data-line=connected]")).toBeVisible();
  await agree([qiye, expert], mark, 9);
});

test("what waits when a page is closed is sent by the next one, once, whichever tab it is", async ({
  as,
  expectErrors,
}) => {
  test.setTimeout(120_000);
  expectErrors(/WebSocket|ERR_|Failed to load resource/);
  const near = await line();
  const first = await at(await as("qiye"), near.origin);
  const second = await at(await first.context().newPage(), near.origin);
  const mark = `页${tag}`;
  near.cut();
  await say(first, `${mark}-1 没有网`);
  await expect(log(second).getByText(`${mark}-1`), "the other tab shows it too").toBeVisible();
  await first.close();
  await say(second, `${mark}-2 另一页`);
  near.heal();
  await agree([second], mark, 2);
  await second.reload();
  await agree([second], mark, 2);
});

test("the unread count is live, in the navigation and the title; an input method's Enter sends nothing", async ({
  as,
}) => {
  test.setTimeout(90_000);
  const origin = `http://localhost:${server.port()}`;
  const expert = await as("zhuanjia");
  await expert.goto(`${origin}/account`);
  await expert.waitForLoadState("networkidle");
  const qiye = await at(await as("qiye"), origin);
  const area = qiye.getByRole("textbox", { name: "消息" });
  await area.fill("拼音");
  await area.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
  await expect(area).toHaveValue("拼音");
  await area.fill("第一行");
  await area.press("Shift+Enter");
  await area.pressSequentially(`第二行 未读${tag}`);
  await expect(area).toHaveValue(`第一行\n第二行 未读${tag}`);
  await area.press("Enter");
  await expect(expert).toHaveTitle(/^\(\d+\+?\) /);
  await expect(expert.getByRole("link", { name: /沟通记录 \d+/ })).toBeVisible();
  await expert.goto(`${origin}/chat/${talk}`);
  await expect(log(expert).getByText(`未读${tag}`)).toBeVisible();
});

test("the list of talks is live: who spoke last comes first, with his words and the count, filter and page kept", async ({
  as,
  expectErrors,
}) => {
  test.setTimeout(120_000);
  expectErrors(/WebSocket|ERR_|Failed to load resource/);
  const far = await line();
  const expert = await as("zhuanjia");
  await expert.goto(`${far.origin}/chat?status=assigned`);
  const rows = expert.getByRole("list", { name: "对话列表" }).getByRole("listitem");
  const link = rows.getByRole("link").and(expert.locator(`[href="/chat/${talk}"]`));
  const search = expert.getByRole("textbox", { name: "搜索" });
  await search.fill("正在输入");
  await expert.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const qiye = await at(await as("qiye"), `http://localhost:${server.port()}`);
  await say(qiye, `列表${tag} 第一句`);
  await expect(rows.first().getByText(`列表${tag} 第一句`)).toBeVisible();
  await expect(link.getByText(/\d+ 条未读/)).toBeAttached();
  far.cut();
  await say(qiye, `列表${tag} 断线时的一句`);
  far.heal();
  await expect(rows.first().getByText(`列表${tag} 断线时的一句`)).toBeVisible({ timeout: 30_000 });
  await expect(search, "what one types stays").toHaveValue("正在输入");
  await expect(expert.locator("body[data-same-page]"), "without a reload").toBeAttached();
  expect(new URL(expert.url()).search).toBe("?status=assigned");
});

test("a file is sent or refused with the reason; words are changed and taken back, at both ends", async ({
  as,
  expectErrors,
}) => {
  test.setTimeout(90_000);
  expectErrors(/422|Failed to load resource/);
  const origin = `http://localhost:${server.port()}`;
  const qiye = await at(await as("qiye"), origin);
  const expert = await at(await as("zhuanjia"), origin);
  const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const picker = qiye.locator("input[type=file]");
  await picker.setInputFiles(file(`报告${tag}.pdf`, "<html><script>alert(1)</script>"));
  await expect(log(qiye).getByText(/发送失败：.*(格式|类型|文件)/)).toBeVisible();
  await log(qiye).getByRole("button", { name: "放弃" }).click();
  await picker.setInputFiles(file(`样品清单${tag}.pdf`, "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"));
  const link = log(expert).getByRole("link", { name: `样品清单${tag}.pdf` });
  await expect(link).toBeVisible();
  const [download] = await Promise.all([expert.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe(`样品清单${tag}.pdf`);

  await say(qiye, `写错了${tag}`);
  await expect(log(expert).getByText(`写错了${tag}`)).toBeVisible();
  await log(qiye)
    .getByRole("link", { name: `操作：写错了${tag}` })
    .click();
  await qiye.getByRole("textbox", { name: "修改" }).fill(`改对了${tag}`);
  await qiye.getByRole("button", { name: "保存修改" }).click();
  await expect(log(expert).getByText(`改对了${tag}`)).toBeVisible();
  await expect(log(expert).getByText(`写错了${tag}`)).toHaveCount(0);
  await log(qiye)
    .getByRole("link", { name: `操作：改对了${tag}` })
    .click();
  await qiye.getByRole("button", { name: "撤回" }).click();
  await expect(log(expert).getByText("消息已撤回").last()).toBeVisible();
  await expect(log(expert).getByText(`改对了${tag}`)).toHaveCount(0);
});

test("the expert shows a standard and drafts a request; the enterprise publishes it with one press", async ({
  as,
}) => {
  test.setTimeout(90_000);
  const origin = `http://localhost:${server.port()}`;
  const qiye = await at(await as("qiye"), origin);
  const expert = await at(await as("zhuanjia"), origin);
  await expert.getByRole("link", { name: "标准", exact: true }).click();
  await expert.getByRole("textbox", { name: "标准编号" }).fill("GB 31604.8-2021");
  await expert.getByRole("button", { name: "发送标准卡片" }).click();
  await expect(
    log(qiye)
      .getByRole("link", { name: /^GB 31604\.8-2021/ })
      .last(),
  ).toBeVisible();
  await expert.goto(`${origin}/chat/${talk}/draft`);
  const title = `专家代拟的检测 ${tag}`;
  await expert.getByRole("textbox", { name: "需求名称" }).fill(title);
  await expert.getByRole("button", { name: "发送草稿" }).click();
  await expect(log(expert).getByText(`为您起草了需求：${title}`)).toBeVisible();
  const card = log(qiye).getByRole("article").filter({ hasText: title });
  await expect(card.getByText(/家可整单承接/)).toBeVisible();
  await card.getByRole("button", { name: "确认发布" }).click();
  await expect(card.getByRole("link", { name: "查看需求" }).first()).toBeVisible();
  await card.getByRole("link", { name: "查看需求" }).first().click();
  await expect(qiye.getByRole("heading", { level: 1, name: title })).toBeVisible();
});
