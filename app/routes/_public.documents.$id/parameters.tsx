import type { ParameterChoice } from "~/domain/normative-documents/parameter.queries.server";
import { documents } from "~/locales/documents";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { TextLink } from "~/ui/text-link";

/** The document's vocabulary, each with how many providers hold it. */
export function Parameters({ parameters, number }: { parameters: ParameterChoice[]; number: string }) {
  const t = useTexts(documents);
  const href = (name: string) => `/providers?${new URLSearchParams({ document: number, parameter: name })}`;
  return (
    <Card title={t("parameters")} aside={t("parameters_count", { n: parameters.length })} flush>
      <DataTable
        caption={t("parameters")}
        rows={parameters}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("parameters_empty")} />}
        columns={[
          {
            key: "name",
            header: t("parameters"),
            cell: (row) => (
              <>
                {row.name}
                {row.aliases.length > 0 ? (
                  <span className="block text-sm text-muted">
                    {t("aliases", { names: row.aliases.join("、") })}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: "providers",
            header: t("providers"),
            align: "end",
            cell: (row) =>
              row.providers > 0 ? <TextLink href={href(row.name)}>{row.providers}</TextLink> : row.providers,
          },
        ]}
      />
    </Card>
  );
}
