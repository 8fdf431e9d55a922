import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { common } from "~/locales/common";
import { textsIn } from "~/locales/texts";
import { fieldMessage } from "~/ui/field-message";
import { FormErrors } from "~/ui/form-errors";
import { RadioGroup } from "~/ui/radio-group";
import { TextInput } from "~/ui/text-input";

const refused = renderToStaticMarkup(
  <TextInput name="title" label="需求名称" hint="一句话" error="too_short|min=2" required />,
);

describe("a refused field", () => {
  test("is tied to its label, hint and error", () => {
    expect(refused).toContain('<label for="title"');
    expect(refused).toContain('aria-describedby="title-hint title-error"');
    expect(refused).toContain('id="title-error"');
    expect(refused).toContain('aria-invalid="true"');
  });
  test("says in words what is wrong and that it is required", () => {
    expect(refused).toContain("至少 2 个字");
    expect(refused).toContain("（必填）");
  });
});

test("an accepted field claims no error", () => {
  const html = renderToStaticMarkup(<TextInput name="title" label="需求名称" error={[]} />);
  expect(html).not.toContain("aria-invalid=");
  expect(html).not.toContain("aria-describedby");
});

test("the first radio carries the id that an error links to", () => {
  const html = renderToStaticMarkup(
    <RadioGroup
      name="delivery"
      label="交付方式"
      defaultValue="none"
      options={[
        { value: "on_site", label: "到家服务" },
        { value: "none", label: "无需样品" },
      ]}
    />,
  );
  expect(html).toMatch(/id="delivery"[^>]*value="on_site"/);
  expect(html).toMatch(/checked=""[^>]*value="none"|value="none"[^>]*checked=""/);
});

describe("the summary above a refused form", () => {
  test("is an alert whose entries lead to the fields", () => {
    const html = renderToStaticMarkup(
      <FormErrors fields={{ title: "required", budget: "not_a_number" }} labels={{ title: "需求名称" }} />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toContain("有 2 处需要修改");
    expect(html).toContain('href="#title"');
    expect(html).toContain("需求名称：请填写这一项");
    expect(html).toContain(">请填写数字</a>");
  });
  test("is absent when nothing was refused", () => {
    expect(renderToStaticMarkup(<FormErrors />)).toBe("");
  });
});

test("a refusal code becomes a sentence, and a sentence stays one", () => {
  const zh = textsIn("zh-CN", common);
  expect(fieldMessage(zh, "too_big|max=400")).toBe("不能大于 400");
  expect(fieldMessage(textsIn("en", common), "required")).toBe("Please fill this in");
  expect(fieldMessage(zh, "统一社会信用代码校验位不符")).toBe("统一社会信用代码校验位不符");
  expect(fieldMessage(zh, "no_such_code")).toBe("no_such_code");
});
