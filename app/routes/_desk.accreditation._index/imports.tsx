import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { ImportPill } from "~/ui/accreditation/standing-pill";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { formatCount } from "~/ui/format";
import { TextLink } from "~/ui/text-link";

interface Row {
  id: string;
  status: string;
  rows: number;
  accepted: number;
  rejected: number;
  created_at: Date;
  number: string;
  file: string;
}

/** The latest imports. */
export function Imports({ imports }: { imports: readonly Row[] }) {
  const t = useTexts(accreditation);
  return (
    <Card title={t("imports.list")} flush>
      <DataTable
        caption={t("imports.list")}
        phone="cards"
        rows={imports}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("imports.none")} text={t("imports.new_text")} />}
        columns={[
          {
            key: "file",
            header: t("imports.file_name"),
            cell: ({ id, file }) => <TextLink href={`/accreditation/imports/${id}`}>{file}</TextLink>,
          },
          { key: "number", header: t("certificates.number"), tight: true, cell: ({ number }) => number },
          {
            key: "status",
            header: t("certificates.standing"),
            tight: true,
            cell: ({ status }) => <ImportPill status={status} />,
          },
          { key: "rows", header: t("imports.rows"), align: "end", cell: ({ rows }) => formatCount(rows) },
          {
            key: "accepted",
            header: t("imports.accepted"),
            align: "end",
            cell: ({ accepted }) => formatCount(accepted),
          },
          {
            key: "rejected",
            header: t("imports.rejected"),
            align: "end",
            cell: ({ rejected }) => formatCount(rejected),
          },
          {
            key: "at",
            header: t("imports.created"),
            tight: true,
            cell: ({ created_at }) => <DateTime at={created_at} />,
          },
        ]}
      />
    </Card>
  );
}
