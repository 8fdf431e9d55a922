import { daysBetween, type Standing } from "~/domain/accreditation/accreditation";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { TextLink } from "~/ui/text-link";

interface Props {
  row: {
    id: string;
    kind: "cma" | "cnas" | "cnca" | "legal_metrology";
    number: string;
    valid_from: string;
    valid_to: string;
    status_reason: string | null;
    refusal_note: string | null;
    file_id: string | null;
    provider: string;
  };
  renewal: { valid_to: string; file_id: string } | null;
  standing: Standing;
  today: string;
  warnings: readonly string[];
}

/** The certificate itself, and what should worry its owner. */
export function Facts({ row, renewal, standing, today, warnings }: Props) {
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const file = (id: string | null, words: string) =>
    id ? <TextLink href={`/accreditation/${row.id}/certificate?file=${id}`}>{words}</TextLink> : null;
  return (
    <Card title={t("certificates.title")}>
      <div className="space-y-3">
        <DescriptionList
          facts={[
            { term: t("certificates.kind"), value: tc(`accreditation.${row.kind}`) },
            { term: t("certificates.number"), value: row.number },
            { term: t("certificates.valid"), value: `${row.valid_from} – ${row.valid_to}` },
            { term: t("certificates.file"), value: file(row.file_id, t("certificates.download")) },
          ]}
        />
        {warnings.length > 0 ? (
          <Alert tone="warning" title={t("number_warning.title")}>
            {warnings.map((warning) => t.any(`number_warning.${warning}`)).join(" ")}
          </Alert>
        ) : null}
        {row.status_reason ? (
          <Alert tone="problem">{t("certificates.reason", { note: row.status_reason })}</Alert>
        ) : null}
        {standing === "refused" ? (
          <Alert tone="problem">{t("certificates.refused_note", { note: row.refusal_note ?? "" })}</Alert>
        ) : null}
        {renewal ? (
          <Alert tone="info">
            {t("certificates.renewal_waiting", { day: renewal.valid_to })}{" "}
            {file(renewal.file_id, t("certificates.download_renewal"))}
          </Alert>
        ) : standing === "expiring" ? (
          <Alert tone="warning">{t("certificates.days_left", { n: daysBetween(today, row.valid_to) })}</Alert>
        ) : null}
      </div>
    </Card>
  );
}
