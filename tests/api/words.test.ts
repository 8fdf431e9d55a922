import { expect, it } from "vitest";
import { developers } from "~/locales/developers";
import { textsIn } from "~/locales/texts";
import { readableOperations } from "~/routes/api.v1.$/readable.server";

const groups = readableOperations();
const operations = groups.flatMap((group) => group.operations);

it("every operation and group is told in Chinese, and in English as the document tells it", () => {
  const zh = textsIn("zh-CN", developers);
  const en = textsIn("en", developers);
  const keys = [
    ...operations.map(({ id }) => `operation.${id}`),
    ...groups.map(({ heading }) => `group.${heading.toLowerCase().replaceAll(" ", "_")}`),
  ];
  expect(keys.filter((key) => !/\p{Script=Han}/u.test(zh.any(key)))).toEqual([]);
  expect(operations.map(({ id }) => en.any(`operation.${id}`))).toEqual(
    operations.map(({ summary }) => summary),
  );
});
