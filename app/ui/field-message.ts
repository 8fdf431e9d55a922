import type { common } from "~/locales/common";
import type { Text } from "~/locales/texts";

type CommonText = Text<NonNullable<(typeof common)["key"]>>;

/**
 * The sentence for a field's refusal code, in the reader's language.
 * "too_short|min=2" → 至少 2 个字. Words that are no known code are shown as they are.
 */
export function fieldMessage(t: CommonText, code: string): string {
  const [name = "", ...pairs] = code.split("|");
  const values = Object.fromEntries(pairs.map((pair) => pair.split("=", 2) as [string, string]));
  const key = `field.${name}`;
  const sentence = /^[a-z_]+$/.test(name) ? t.any(key, values) : key;
  return sentence === key ? code : sentence;
}
