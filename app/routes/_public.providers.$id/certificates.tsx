import type { PublicAccreditation } from "~/domain/providers/public-provider.queries.server";
import { directory } from "~/locales/directory";
import { useTexts } from "~/locales/texts";
import { type AccreditationKind, AccreditationTag } from "~/ui/accreditation-tag";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { formatCount } from "~/ui/format";
import { LifecyclePill } from "~/ui/status-pill";

/** Certificates with their validity; one that lapsed says so whatever its stored state. */
export function Certificates({
  accreditations,
  today,
}: {
  accreditations: PublicAccreditation[];
  today: string;
}) {
  const t = useTexts(directory);
  const state = (row: PublicAccreditation) =>
    row.status === "active" && row.validTo < today ? "expired" : row.status;
  return (
    <Card title={t("certificates")} flush>
      <DataTable
        caption={t("certificates")}
        phone="cards"
        rows={accreditations}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("certificates_empty")} />}
        columns={[
          {
            key: "number",
            header: t("certificate"),
            cell: (row) => (
              <>
                <AccreditationTag kind={row.kind as AccreditationKind} /> {row.number}
              </>
            ),
          },
          {
            key: "validity",
            header: t("validity"),
            cell: (row) => t("validity_range", { from: row.validFrom, to: row.validTo }),
          },
          {
            key: "state",
            header: t("state"),
            cell: (row) => <LifecyclePill of="accreditation" status={state(row)} />,
          },
          { key: "rows", header: t("rows"), align: "end", cell: (row) => formatCount(row.rows) },
        ]}
      />
    </Card>
  );
}
