import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { VerdictForm } from "~/ui/accreditation/verdict-form";
import { AccreditationTag, Tag } from "~/ui/accreditation-tag";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { TextLink } from "~/ui/text-link";

interface Row {
  id: string;
  provider: string;
  kind: string;
  number: string;
  valid_from: string;
  valid_to: string;
  renewal: boolean;
}

/** New and renewed certificates. */
export function WaitingCertificates({ certificates }: { certificates: readonly Row[] }) {
  const t = useTexts(accreditation);
  return (
    <Card title={t("reviews.certificates")} flush>
      <DataTable
        caption={t("reviews.certificates")}
        phone="cards"
        rows={certificates}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("reviews.no_certificates")} />}
        columns={[
          { key: "provider", header: t("certificates.provider"), cell: ({ provider }) => provider },
          {
            key: "kind",
            header: t("certificates.kind"),
            tight: true,
            cell: ({ kind, renewal }) => (
              <>
                <AccreditationTag kind={kind as "cma"} />{" "}
                <Tag>{renewal ? t("reviews.renewal") : t("reviews.fresh")}</Tag>
              </>
            ),
          },
          {
            key: "number",
            header: t("certificates.number"),
            tight: true,
            cell: ({ id, number }) => <TextLink href={`/accreditation/${id}`}>{number}</TextLink>,
          },
          {
            key: "valid",
            header: t("certificates.valid"),
            tight: true,
            cell: ({ valid_from, valid_to }) => `${valid_from} – ${valid_to}`,
          },
          {
            key: "decide",
            header: "",
            cell: ({ id, number, renewal }) => (
              <VerdictForm what={renewal ? "renewal" : "certificate"} id={id} about={number} />
            ),
          },
        ]}
      />
    </Card>
  );
}
