import { useId } from "react";
import type { WaitingLimitation } from "~/domain/object-classes/waiting.queries.server";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { Facts } from "~/ui/page-header";
import { TextInput } from "~/ui/text-input";

interface Props {
  text: WaitingLimitation;
  fields: Record<string, string>;
  kept: Record<string, string | string[]>;
}

const FIELDS = ["only", "except", "methods"] as const;

/** A limitation as written, and the three things it may mean. */
export function LimitationCard({ text, fields, kept }: Props) {
  const t = useTexts(placements);
  const id = useId();
  const error = (name: string) => Object.entries(fields).find(([path]) => path.split(".")[0] === name)?.[1];
  return (
    <Card title={text.text} level={3}>
      <Facts
        items={[
          t("waits_rows", { n: text.scopeRows, p: text.providers }),
          t("parameters_of", { names: text.parameters.join("、") }),
        ]}
      />
      <form method="post" className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="text" value={text.text} />
        {FIELDS.map((name) => (
          <TextInput
            key={name}
            id={`${id}${name}`}
            name={name}
            label={t(name)}
            error={error(name)}
            defaultValue={String(kept[name] ?? "")}
            className="grow basis-48"
          />
        ))}
        <Checkbox id={`${id}nothing`} name="nothing" value="yes" label={t("nothing")} />
        <Button aria-label={t("confirm_label", { text: text.text })}>{t("confirm")}</Button>
      </form>
    </Card>
  );
}
