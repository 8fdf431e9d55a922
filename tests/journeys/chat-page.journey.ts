import { expect, test } from "../support/journey";
import { expectAccessible, expectNoSideScroll } from "../support/page-checks";
import { log, longTalk, theirTalk } from "./chat-line";

const tag = Date.now().toString(36);

test("without scripts the page posts and shows messages; the same form twice is one message", async ({
  as,
  baseURL,
}) => {
  const talk = await longTalk(3);
  const qiye = await as("qiye", { javaScript: false, width: 390 });
  await qiye.goto(`/chat/${talk}`);
  const words = `无脚本消息 ${tag}`;
  const m = await qiye.locator("form input[name=m]").inputValue();
  await qiye.getByRole("textbox", { name: "消息" }).fill(words);
  await qiye.getByRole("button", { name: "发送" }).click();
  await expect(log(qiye).getByText(words)).toHaveCount(1);
  await expect(log(qiye).getByText(words), "the page stands at what was just said").toBeInViewport();
  const again = await qiye.request.post(`/chat/${talk}`, {
    form: { intent: "say", m, b: words },
    headers: { origin: baseURL ?? "" },
  });
  expect(again.ok()).toBe(true);
  await qiye.reload();
  await expect(log(qiye).getByText(words)).toHaveCount(1);
});

test("on a phone the talk is a page of its own: readable, accessible, no wider than the screen", async ({
  as,
}) => {
  const qiye = await as("qiye", { width: 390 });
  await qiye.goto(`/chat/${await theirTalk()}`);
  await expect(qiye.locator("[data-line=connected]")).toBeVisible();
  await expectAccessible(qiye);
  await expectNoSideScroll(qiye);
  await expect(qiye.getByRole("textbox", { name: "消息" })).toBeInViewport();
  await qiye.goto("/chat");
  await expectAccessible(qiye);
  await qiye.getByRole("list", { name: "对话列表" }).getByRole("link").first().click();
  await expect(log(qiye)).toBeVisible();
});

test("a long talk is loaded as one scrolls, and only what is near is drawn", async ({ as }) => {
  test.setTimeout(90_000);
  const long = await longTalk(700);
  const qiye = await as("qiye");
  await qiye.goto(`/chat/${long}`);
  await expect(qiye.locator("[data-line=connected]")).toBeVisible();
  await expect(log(qiye).getByText("第700条", { exact: true })).toBeInViewport();
  const first = log(qiye).getByText("第1条", { exact: true });
  await expect
    .poll(
      async () => {
        await log(qiye).evaluate((box) => box.scrollBy(0, -box.scrollHeight));
        return first.count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  expect(await log(qiye).getByRole("listitem").count(), "drawn of 700").toBeLessThan(150);
});
