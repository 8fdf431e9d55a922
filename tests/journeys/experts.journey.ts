import { expect, test } from "../support/journey";
import { expectNoSideScroll } from "../support/page-checks";
import { theirTalk, waitingTalk } from "./chat-line";

test.describe.configure({ mode: "serial" });

const tag = Date.now().toString(36);

test("the lead of a consultation releases a member who does not sign, with a reason, also without scripts", async ({
  as,
  expectErrors,
}) => {
  expectErrors(/422/);
  const lead = await as("zhuanjia", { javaScript: false, width: 390 });
  await lead.goto("/desk");
  await lead.locator('a[href^="/consultations/"]').first().click();
  await lead.getByRole("combobox", { name: "再请一位" }).selectOption({ index: 1 });
  await lead.getByRole("button", { name: "邀请" }).click();
  await expect(lead.getByText("已邀请。")).toBeVisible();
  const fold = lead.getByRole("group").filter({ hasText: "请其退出" }).first();
  await fold.getByText("请其退出").first().click();
  await fold.getByRole("textbox", { name: "退出原因" }).fill("短");
  await fold.getByRole("button", { name: "请其退出" }).click();
  const open = lead.locator("details[open]");
  await expect(open.getByRole("textbox", { name: "退出原因" })).toHaveValue("短");
  await expect(open.getByText("至少 2 个字符")).toBeVisible();
  await open.getByRole("textbox", { name: "退出原因" }).fill(`两天未签署 ${tag}`);
  await open.getByRole("button", { name: "请其退出" }).click();
  await expect(lead.getByText("已请该成员退出会诊")).toBeVisible();
  await expect(lead.getByRole("heading", { name: "已退出" })).toBeVisible();
  await expect(lead.getByText(`两天未签署 ${tag}`)).toBeVisible();
  await expectNoSideScroll(lead);
});

test("the hub's desk makes another member lead, with a reason, also without scripts", async ({ as }) => {
  const desk = await as("zhandian", { javaScript: false, width: 390 });
  await desk.goto(`/chat/${await theirTalk()}/expert`);
  await desk.locator('a[href^="/consultations/"]').first().click();
  const members = desk.getByRole("region", { name: "成员" }).getByRole("listitem");
  await expect(members.first().getByText("王海峰")).toBeVisible();
  const fold = desk.getByRole("group").filter({ hasText: "请其牵头" }).first();
  const name = ((await fold.locator("summary").textContent()) ?? "").replace("请其牵头", "").trim();
  await fold.locator("summary").click();
  await fold.getByRole("textbox", { name: "更换牵头的原因" }).fill(`牵头专家出差 ${tag}`);
  await fold.getByRole("button", { name: "请其牵头" }).click();
  await expect(desk.getByText("已更换牵头专家")).toBeVisible();
  await expect(members.first().getByText(name)).toBeVisible();
  await expect(members.first().getByText("牵头", { exact: true })).toBeVisible();
  await expectNoSideScroll(desk);
  const expert = await as("zhuanjia");
  await expert.goto("/desk");
  await expert.locator('a[href^="/consultations/"]').first().click();
  await expect(expert.getByRole("button", { name: "邀请" }), "he directs no more").toHaveCount(0);
  await expert.getByRole("link", { name: "成员讨论" }).click();
  await expect(expert.getByText(`会诊改由 ${name} 牵头：牵头专家出差 ${tag}`)).toBeVisible();
});

test("giving a conversation away asks first, and only once the form is filled in", async ({ as }) => {
  const expert = await as("zhuanjia");
  await expert.goto(`/chat/${await theirTalk()}/expert`);
  const here = expert.url();
  await expert.getByRole("button", { name: "放回排队" }).press("Enter");
  const back = expert.getByRole("dialog", { name: "把这段对话放回排队？" });
  await expect(back.getByRole("button", { name: "确认放回" })).toBeVisible();
  await expert.keyboard.press("Escape");
  await expect(back).toBeHidden();
  const give = expert.getByRole("button", { name: "转交", exact: true });
  const question = expert.getByRole("dialog", { name: "转交这段对话？" });
  await give.click();
  await expect(expert.getByRole("textbox", { name: "交接说明" })).toBeFocused();
  await expect(question).toBeHidden();
  await expert.getByRole("textbox", { name: "交接说明" }).fill(`谈到样品数量 ${tag}`);
  await give.click();
  await expect(question.getByRole("button", { name: "确认转交" })).toBeVisible();
  expect(expert.url(), "nothing was sent").toBe(here);
  await question.getByRole("button", { name: "关闭" }).click();
  await expect(expert.getByText("王海峰 在办")).toBeVisible();
});

test("without scripts the question folds out, and its yes hands over", async ({ as }) => {
  const desk = await as("zhandian", { javaScript: false, width: 390 });
  await desk.goto(`/chat/${await waitingTalk()}/expert`);
  const choice = desk.getByRole("combobox", { name: "转给" });
  const taker = choice.locator("option:enabled").first();
  const name = (await taker.textContent())?.split(" · ")[0];
  await choice.selectOption(await taker.getAttribute("value"));
  await desk.getByRole("textbox", { name: "交接说明" }).fill(`请接手 ${tag}`);
  await desk.locator("summary", { hasText: "转交" }).click();
  await desk.getByRole("button", { name: "确认转交" }).click();
  await expect(desk.getByText("对话已转交。")).toBeVisible();
  await expect(desk.getByText(`${name} 在办`)).toBeVisible();
  await expect(desk.getByText(`说明：请接手 ${tag}`)).toBeVisible();
  await desk.locator("summary", { hasText: "放回排队" }).click();
  await desk.getByRole("button", { name: "确认放回" }).click({ trial: true });
});
