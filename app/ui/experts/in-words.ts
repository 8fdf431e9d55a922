import type { experts } from "~/locales/experts";
import type { Text } from "~/locales/texts";

type Words = Text<NonNullable<(typeof experts)["key"]>>;

/** A refusal with this feature's own field codes as sentences; other codes the kit knows by itself. */
export function inWords<R extends { fields: Record<string, string> }, A extends { refused: R }>(
  t: Words,
  answer: A,
): A {
  const words = (code: string) => {
    const found = t.any(`field.${code}`);
    return found === `field.${code}` ? code : found;
  };
  const fields = Object.fromEntries(
    Object.entries(answer.refused.fields).map(([name, code]) => [name, words(code)]),
  );
  return { ...answer, refused: { ...answer.refused, fields } };
}
