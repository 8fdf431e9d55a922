import { common } from "~/locales/common";
import { quotes } from "~/locales/quotes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";
import type { PackagePage } from "./load-package.server";

const tones = { eligible: "green", hold: "amber", refused: "seal" } as const;

/** What is asked, and per item what the legal check found. */
export function ItemsTable({ invitation }: Pick<PackagePage, "invitation">) {
  const t = useTexts(quotes);
  const tc = useTexts(common);
  return (
    <Card
      flush
      title={t("package.items")}
      aside={<TextLink href={`/legality/${invitation.legality_record_id}`}>{t("package.record")}</TextLink>}
    >
      <DataTable
        caption={t("package.items")}
        phone="cards"
        rows={invitation.items}
        rowKey={(item) => item.id}
        columns={[
          {
            key: "item",
            header: t("package.item"),
            cell: (item) => (
              <>
                <span className="font-semibold">{item.sample_name}</span>
                <span className="block text-sm text-muted">{item.parameter}</span>
              </>
            ),
          },
          {
            key: "document",
            header: t("package.document"),
            cell: (item) => (
              <>
                {item.document}
                <span className="block text-sm text-muted">{item.document_title}</span>
              </>
            ),
          },
          {
            key: "quantity",
            header: t("package.quantity"),
            align: "end",
            cell: (item) => `${item.quantity} ${item.unit}`,
          },
          {
            key: "verdict",
            header: t("package.verdict"),
            tight: true,
            cell: ({ verdict }) =>
              verdict ? (
                <>
                  <StatusPill tone={tones[verdict.verdict]}>{tc(`verdict.${verdict.verdict}`)}</StatusPill>
                  {verdict.scope ? (
                    <span className="block text-sm text-muted">{verdict.scope.accreditation.number}</span>
                  ) : null}
                </>
              ) : (
                "—"
              ),
          },
        ]}
      />
    </Card>
  );
}
