import type { Standing } from "~/domain/accreditation/accreditation";
import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { StandingPill } from "~/ui/accreditation/standing-pill";
import { AccreditationTag } from "~/ui/accreditation-tag";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { formatCount } from "~/ui/format";
import { TextLink } from "~/ui/text-link";

export interface Certificate {
  id: string;
  kind: "cma" | "cnas" | "cnca" | "legal_metrology";
  number: string;
  valid_from: string;
  valid_to: string;
  scope: number;
  standing: Standing;
  renewal: { valid_to: string } | null;
}

/** All certificates with validity and size of scope. */
export function Certificates({
  certificates,
  manages,
}: {
  certificates: readonly Certificate[];
  manages: boolean;
}) {
  const t = useTexts(accreditation);
  const add = manages ? <LinkButton href="/accreditation/new">{t("certificates.add")}</LinkButton> : null;
  return (
    <Card title={t("certificates.title")} flush>
      <DataTable
        caption={t("certificates.title")}
        phone="cards"
        rows={certificates}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t("certificates.empty")} text={t("certificates.empty_text")} action={add} />
        }
        columns={[
          {
            key: "kind",
            header: t("certificates.kind"),
            tight: true,
            cell: ({ kind }) => <AccreditationTag kind={kind} />,
          },
          {
            key: "number",
            header: t("certificates.number"),
            cell: ({ id, number }) => <TextLink href={`/accreditation/${id}`}>{number}</TextLink>,
          },
          {
            key: "valid",
            header: t("certificates.valid"),
            tight: true,
            cell: ({ valid_from, valid_to }) => `${valid_from} – ${valid_to}`,
          },
          {
            key: "standing",
            header: t("certificates.standing"),
            tight: true,
            cell: ({ standing }) => <StandingPill standing={standing} />,
          },
          {
            key: "scope",
            header: t("certificates.scope"),
            align: "end",
            cell: ({ scope }) => formatCount(scope),
          },
        ]}
      />
    </Card>
  );
}
