import type { Category } from "~/domain/catalogue/service";
import { closureShare } from "~/domain/figures/closure";
import { common } from "~/locales/common";
import { supervision } from "~/locales/supervision";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { formatShare } from "~/ui/format";
import { TextLink } from "~/ui/text-link";
import { drillHref } from "./links";

interface CategoryTableProps {
  hubId: string;
  days: number;
  rows: { category: Category; received: number; ended: number; due: number }[];
}

/** What was received and how much of it is closed, by service category; each number opens to its requests. */
export function CategoryTable({ hubId, days, rows }: CategoryTableProps) {
  const t = useTexts(supervision);
  const tc = useTexts(common);
  const end = "end" as const;
  return (
    <div className="mt-4">
      <Card
        aside={<span className="text-muted text-sm">{t("categories_hint")}</span>}
        flush
        title={t("categories_title")}
      >
        <DataTable
          caption={t("categories_title")}
          columns={[
            { key: "category", header: t("category"), cell: (row) => tc(`category.${row.category}`) },
            {
              key: "received",
              header: t("received"),
              align: end,
              cell: (row) => (
                <TextLink href={drillHref(hubId, days, "received", row.category)}>{row.received}</TextLink>
              ),
            },
            {
              key: "closure",
              header: t("closure"),
              align: end,
              cell: (row) => (
                <TextLink href={drillHref(hubId, days, "ended", row.category)}>
                  {formatShare(closureShare(row))}
                </TextLink>
              ),
            },
          ]}
          rowKey={(row) => row.category}
          rows={rows}
        />
      </Card>
    </div>
  );
}
