import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import type { ParametersPage } from "./load.server";

interface Props {
  document: NonNullable<ParametersPage["document"]>;
  parameters: ParametersPage["parameters"];
}

/** The document's parameters, what was merged into each, and the way back. */
export function Vocabulary({ document, parameters }: Props) {
  const t = useTexts(placements);
  return (
    <Card title={document.number} flush>
      <DataTable
        caption={document.number}
        rows={parameters}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("parameters_empty")} />}
        columns={[
          { key: "parameter", header: t("parameter"), cell: (row) => row.name },
          { key: "rows", header: t("rows"), align: "end", cell: (row) => row.scopeRows },
          {
            key: "merged",
            header: t("merged"),
            cell: (row) =>
              row.merged.map((each) => (
                <form key={each.id} method="post" className="flex flex-wrap items-center gap-2 py-0.5">
                  <input type="hidden" name="document" value={document.number} />
                  <input type="hidden" name="id" value={each.id} />
                  {each.name}
                  <Button
                    size="sm"
                    name="intent"
                    value="split"
                    aria-label={t("split_label", { name: each.name })}
                  >
                    {t("split")}
                  </Button>
                </form>
              )),
          },
        ]}
      />
    </Card>
  );
}
