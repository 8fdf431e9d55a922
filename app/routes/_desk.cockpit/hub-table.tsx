import { closureShare } from "~/domain/figures/closure";
import { onTimeShare, warningTotal } from "~/domain/supervision/figures";
import { supervision } from "~/locales/supervision";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { formatShare } from "~/ui/format";
import { TextLink } from "~/ui/text-link";
import type { Row } from "./cockpit.server";
import { cockpitHref, drillHref, score, warningsHref } from "./links";

/** Each hub directly below with its figures; every number opens to what it counts. */
export function HubTable({ below, days }: { below: Row[]; days: number }) {
  const t = useTexts(supervision);
  const chinese = useLocale() === "zh-CN";
  const end = "end" as const;
  return (
    <div className="mt-4">
      <Card flush title={t("table_title")}>
        <DataTable
          caption={t("table_title")}
          columns={[
            {
              key: "hub",
              header: t("hub"),
              cell: (row) => (
                <TextLink href={cockpitHref(row.hubId, days)}>{chinese ? row.nameZh : row.nameEn}</TextLink>
              ),
            },
            {
              key: "received",
              header: t("received"),
              align: end,
              cell: (row) => (
                <TextLink href={drillHref(row.hubId, days, "received")}>{row.received}</TextLink>
              ),
            },
            { key: "response", header: t("response"), align: end, cell: (row) => minutes(row.response) },
            {
              key: "on_time",
              header: t("on_time"),
              align: end,
              cell: (row) => (
                <TextLink href={drillHref(row.hubId, days, "late")}>{formatShare(onTimeShare(row))}</TextLink>
              ),
            },
            {
              key: "closure",
              header: t("closure"),
              align: end,
              cell: (row) => (
                <TextLink href={drillHref(row.hubId, days, "ended")}>
                  {formatShare(closureShare(row))}
                </TextLink>
              ),
            },
            {
              key: "satisfaction",
              header: t("satisfaction"),
              align: end,
              cell: (row) => score(row.satisfaction),
            },
            {
              key: "warnings",
              header: t("warnings"),
              align: end,
              cell: (row) => <TextLink href={warningsHref(row.hubId)}>{warningTotal(row.warnings)}</TextLink>,
            },
          ]}
          rowKey={(row) => row.hubId}
          rows={below}
        />
      </Card>
    </div>
  );
  function minutes(value: number | null) {
    return value === null ? "—" : t("minutes", { n: Math.round(value) });
  }
}
