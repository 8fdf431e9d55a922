import { expect, test } from "../support/journey";

test.use({ javaScriptEnabled: false });

test("a question is answered with the law's own words, refused without any, and handed to a person", async ({
  as,
}) => {
  const qiye = await as("qiye", { javaScript: false });
  await qiye.goto("/assistant");
  await qiye.getByLabel("您的问题").fill("强制检定的周期由谁确定？");
  await qiye.getByRole("button", { name: "提问" }).click();
  await expect(qiye.getByRole("blockquote").first()).toContainText(
    "由执行强制检定的计量检定机构根据计量检定规程确定",
  );
  await qiye.getByRole("button", { name: "有帮助", exact: true }).click();
  await expect(qiye.getByText("谢谢，已经记下。")).toBeVisible();

  await qiye.getByRole("link", { name: /第六条/ }).click();
  await expect(qiye).toHaveURL(/\/laws\/.+#article-6$/);
  await expect(qiye.getByText("此后的修改没有收入")).toBeVisible();

  const nonsense = "会飞的砝码由谁喂养";
  await qiye.goto(`/assistant?${new URLSearchParams({ q: nonsense })}`);
  await expect(qiye.getByText("没有找到足够的依据，所以不回答")).toBeVisible();
  await qiye.getByRole("button", { name: "转人工" }).click();
  await expect(qiye).toHaveURL(/\/chat\//);
  await expect(qiye.getByText(nonsense).first()).toBeVisible();
});
