import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";

interface Row {
  id: string;
  provider: string;
  number: string;
  added: number;
  removed: number;
  changed: number;
  rejected: number;
  submitted_at: Date;
}

/** Annexes that were submitted. */
export function WaitingImports({ imports }: { imports: readonly Row[] }) {
  const t = useTexts(accreditation);
  return (
    <Card title={t("reviews.imports")} flush>
      <DataTable
        caption={t("reviews.imports")}
        phone="cards"
        rows={imports}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("reviews.no_imports")} />}
        columns={[
          { key: "provider", header: t("certificates.provider"), cell: ({ provider }) => provider },
          { key: "number", header: t("certificates.number"), tight: true, cell: ({ number }) => number },
          { key: "added", header: t("imports.added"), align: "end", cell: ({ added }) => added },
          { key: "removed", header: t("imports.removed"), align: "end", cell: ({ removed }) => removed },
          { key: "changed", header: t("imports.changed"), align: "end", cell: ({ changed }) => changed },
          { key: "rejected", header: t("imports.rejected"), align: "end", cell: ({ rejected }) => rejected },
          {
            key: "at",
            header: t("reviews.submitted"),
            tight: true,
            cell: ({ submitted_at }) => <DateTime at={submitted_at} />,
          },
          {
            key: "open",
            header: "",
            tight: true,
            cell: ({ id, provider }) => (
              <LinkButton
                size="sm"
                href={`/scope-reviews/${id}`}
                aria-label={`${t("reviews.open")} ${provider}`}
              >
                {t("reviews.open")}
              </LinkButton>
            ),
          },
        ]}
      />
    </Card>
  );
}
