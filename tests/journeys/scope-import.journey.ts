import { join } from "node:path";
import { expect, test } from "../support/journey";
import { expectAccessible, expectNoSideScroll } from "../support/page-checks";

const ANNEX = join(import.meta.dirname, "../fixtures/scopes/cma_annex.csv");

test("a provider imports an annex, its hub approves it, and the same file changes nothing", async ({
  as,
}) => {
  const provider = await as("jigou");
  const upload = async () => {
    await provider.goto("/accreditation/imports/new");
    await provider.getByLabel("附表文件").setInputFiles(ANNEX);
    // a kind the demo's scope has nothing of: other journeys keep theirs
    await provider.getByLabel("服务方式").selectOption("inspection");
    await provider.getByRole("button", { name: "上传并读取" }).click();
    await expect(provider.getByRole("heading", { name: "被拒绝的行" })).toBeVisible({ timeout: 20_000 });
  };
  await upload();
  await expect(provider.getByRole("cell", { name: "标准没有年号" })).toBeVisible();
  await expectAccessible(provider);
  await expectNoSideScroll(provider);
  await provider.getByRole("button", { name: "提交服务站核准" }).click();
  await expect(provider.getByText("已提交，等待所在地服务站核准。")).toBeVisible();

  const hub = await as("zhandian", { javaScript: false });
  await hub.goto("/scope-reviews");
  await hub.getByRole("link", { name: "审核 泉城食品检验所（演示）" }).last().click();
  await expect(hub.getByText("GB 31604.9-2016")).toBeVisible();
  await hub.getByRole("button", { name: "核准并生效" }).click();
  await expect(hub.getByText("已核准")).toBeVisible();

  await upload();
  await expect(provider.getByText("与现有能力完全一致，没有变化")).toBeVisible();
});

test("a workbook of the old format is refused with the reason, and nothing is kept", async ({
  as,
  expectErrors,
}) => {
  expectErrors(/422/);
  const provider = await as("jigou");
  await provider.goto("/accreditation/imports/new");
  const buffer = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  await provider
    .getByLabel("附表文件")
    .setInputFiles({ name: "附表.xls", mimeType: "application/vnd.ms-excel", buffer });
  await provider.getByRole("button", { name: "上传并读取" }).click();
  await expect(provider.getByText("请另存为 .xlsx 后再上传")).toBeVisible();
});
