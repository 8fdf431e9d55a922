import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { FormErrors } from "~/ui/form-errors";
import type { Ability } from "./abilities.server";
import type { DisputePage } from "./load.server";

/** What the form of a step knows: the page, and what was refused last. */
export type StepProps = DisputePage & { refused: Refused | null };

/** What was wrong, each with a link to its control. */
export function Refusal({ ability, refused }: { ability: Ability; refused: Refused }) {
  const t = useTexts(disputes);
  const entries = Object.entries(refused.refused.fields);
  const word = (name: string) => {
    const key = `do.${ability}_${name}`;
    const said = t.any(key);
    return said === key ? "" : said;
  };
  return (
    <FormErrors
      fields={Object.fromEntries(entries.map(([name, code]) => [`${ability}-${name}`, code]))}
      labels={Object.fromEntries(entries.map(([name]) => [`${ability}-${name}`, word(name)]))}
    >
      {refused.refused.message}
    </FormErrors>
  );
}
