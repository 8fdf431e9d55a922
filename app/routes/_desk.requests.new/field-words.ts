import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";

/** Refusal codes of the wizard as sentences, with what the vocabulary offers instead; other codes pass through. */
export function useFieldWords() {
  const t = useTexts(wizard);
  const sentence = (code: string) => {
    const [name = "", ...pairs] = code.split("|");
    const values = Object.fromEntries(pairs.map((pair) => pair.split("=", 2)));
    const key = `field.${name}`;
    const words = t.any(key, values);
    if (words === key) return code;
    return values.try ? `${words}${t("field_try", { names: values.try })}` : words;
  };
  const all = (fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([control, code]) => [control, sentence(code)]));
  return { sentence, all };
}

const ITEM = /^packages\[(\d+)\]\.items\[(\d+)\]\.(\w+)$/;
const PACKAGE = /^packages\[(\d+)\]\.(\w+)$/;

/** The label of each refused control: "服务包 1 第 2 行 依据标准". */
export function useControlLabels(fields: Record<string, string>) {
  const t = useTexts(wizard);
  return Object.fromEntries(
    Object.keys(fields).map((control) => {
      const item = ITEM.exec(control);
      if (item) {
        const [, p, i, name] = item;
        return [
          control,
          t("label_in_row", { p: Number(p) + 1, n: Number(i) + 1, label: t.any(`label.${name}`) }),
        ];
      }
      const pack = PACKAGE.exec(control);
      if (pack)
        return [control, t("label_in_package", { p: Number(pack[1]) + 1, label: t.any(`label.${pack[2]}`) })];
      return [control, t.any(`label.${control}`)];
    }),
  );
}
