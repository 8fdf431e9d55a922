import type { LatestRequest } from "~/domain/figures/public-figures.queries.server";
import { common } from "~/locales/common";
import { publicTexts } from "~/locales/public";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { LifecyclePill, StatusPill } from "~/ui/status-pill";

/** What is being asked for at the moment, without saying by whom. */
export function LatestCard({ rows }: { rows: LatestRequest[] }) {
  const t = useTexts(publicTexts);
  const tc = useTexts(common);
  const chinese = useLocale() === "zh-CN";
  const documents = ({ document, items }: LatestRequest) => {
    if (!document) return t("home.items", { n: items });
    return items > 1 ? t("home.and_more", { document, n: items }) : document;
  };
  return (
    <Card
      aside={<span className="text-muted text-sm">{t("home.latest_note")}</span>}
      flush
      title={t("home.latest")}
    >
      <DataTable
        caption={t("home.latest")}
        columns={[
          {
            key: "what",
            header: t("home.what"),
            cell: (row) => `${tc.any(`category.${row.category}`)} · ${tc.any(`kind.${row.kind}`)}`,
          },
          { key: "documents", header: t("home.documents"), cell: documents },
          { key: "hub", header: t("home.hub"), cell: (row) => (chinese ? row.hubZh : row.hubEn) },
          {
            key: "coverage",
            header: t("home.coverage"),
            cell: (row) => (row.invited > 0 ? t("home.providers", { n: row.invited }) : "—"),
          },
          {
            key: "status",
            header: t("home.status"),
            tight: true,
            cell: (row) =>
              row.status === "quoting" && row.quotes > 0 ? (
                <StatusPill tone="spring">{t("home.quotes", { n: row.quotes })}</StatusPill>
              ) : (
                <LifecyclePill of="request" status={row.status} />
              ),
          },
        ]}
        empty={<EmptyState title={t("home.latest_none")} />}
        phone="cards"
        rowKey={(row) => rows.indexOf(row).toString()}
        rows={rows}
      />
    </Card>
  );
}
