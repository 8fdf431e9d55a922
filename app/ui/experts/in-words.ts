import type { experts } from "~/locales/experts";
import type { Text } from "~/locales/texts";
import type { Refused } from "~/platform/refused";

type Words = Text<NonNullable<(typeof experts)["key"]>>;

/** A refusal with this feature's own field codes as sentences; other codes the kit knows by itself. */
export function inWords(t: Words, answer: Refused): Refused {
  const words = (code: string) => {
    const found = t.any(`field.${code}`);
    return found === `field.${code}` ? code : found;
  };
  const fields = Object.fromEntries(
    Object.entries(answer.refused.fields ?? {}).map(([name, code]) => [name, words(code)]),
  );
  return { ...answer, refused: { ...answer.refused, fields } };
}
