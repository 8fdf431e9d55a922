import { useId } from "react";
import type { WaitingRange } from "~/domain/object-classes/waiting.queries.server";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { Facts } from "~/ui/page-header";
import { TextInput } from "~/ui/text-input";

interface Props {
  range: WaitingRange;
  error: string | undefined;
  kept: string;
}

/** A range as written, and the place to say what it means. */
export function RangeCard({ range, error, kept }: Props) {
  const t = useTexts(placements);
  const id = useId();
  return (
    <Card title={range.text} level={3}>
      <Facts
        items={[
          `${range.parameter} · ${range.document}`,
          t("waits_rows", { n: range.scopeRows, p: range.providers }),
        ]}
      />
      <form method="post" className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="text" value={range.text} />
        <input type="hidden" name="parameterId" value={range.parameterId} />
        <TextInput
          id={`${id}reading`}
          name="reading"
          label={t("reading")}
          hint={t("reading_hint")}
          error={error}
          defaultValue={kept}
          className="grow basis-64"
        />
        <Checkbox id={`${id}unbounded`} name="unbounded" value="yes" label={t("unbounded")} />
        <Button aria-label={t("confirm_range_label", { text: range.text })}>{t("confirm_range")}</Button>
      </form>
    </Card>
  );
}
