import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { VerdictForm } from "~/ui/accreditation/verdict-form";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { TextLink } from "~/ui/text-link";

interface Row {
  id: string;
  provider: string;
  site: string;
  category: string;
  kind: string;
  description: string;
  evidence_file_id: string | null;
}

/** Services without accreditation that wait for vetting. */
export function WaitingLines({ lines }: { lines: readonly Row[] }) {
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  return (
    <Card title={t("reviews.lines")} flush>
      <DataTable
        caption={t("reviews.lines")}
        phone="cards"
        rows={lines}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("reviews.no_lines")} />}
        columns={[
          {
            key: "provider",
            header: t("certificates.provider"),
            cell: ({ provider, site }) => `${provider} · ${site}`,
          },
          {
            key: "cell",
            header: t("lines.category"),
            tight: true,
            cell: ({ category, kind }) => `${tc.any(`category.${category}`)} · ${tc.any(`kind.${kind}`)}`,
          },
          {
            key: "text",
            header: t("lines.description"),
            cell: ({ id, description, evidence_file_id }) => (
              <>
                {description}{" "}
                {evidence_file_id ? (
                  <TextLink href={`/scope-reviews/evidence/${id}`}>{t("reviews.evidence")}</TextLink>
                ) : null}
              </>
            ),
          },
          {
            key: "decide",
            header: "",
            cell: ({ id, description }) => <VerdictForm what="line" id={id} about={description} />,
          },
        ]}
      />
    </Card>
  );
}
