import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Select } from "~/ui/select";
import type { ParametersPage } from "./load.server";

interface Props {
  document: NonNullable<ParametersPage["document"]>;
  parameters: ParametersPage["parameters"];
  refused: { fields: Record<string, string> } | null;
  placeholder: string;
}

/** Which of two names stays, and which one counts as it. */
export function MergeForm({ document, parameters, refused, placeholder }: Props) {
  const t = useTexts(placements);
  const options = parameters.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card title={t("merge_submit")}>
      <form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="document" value={document.number} />
        <Select
          name="keepId"
          label={t("keep")}
          placeholder={placeholder}
          options={options}
          error={refused?.fields.keepId}
          className="grow basis-48"
        />
        <Select
          name="mergeId"
          label={t("merge")}
          placeholder={placeholder}
          options={options}
          error={refused?.fields.mergeId}
          className="grow basis-48"
        />
        <Button name="intent" value="merge" look="primary">
          {t("merge_submit")}
        </Button>
      </form>
    </Card>
  );
}
