import { closureShare } from "~/domain/figures/closure";
import { common } from "~/locales/common";
import { publicTexts } from "~/locales/public";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "../card";
import { DataTable } from "../data-table";
import { EmptyState } from "../empty-state";
import { formatShare } from "../format";
import { TextLink } from "../text-link";

export interface HubRow {
  id: string;
  level: string;
  nameZh: string;
  nameEn: string;
  phone: string;
  received: number;
  ended: number;
  due: number;
  response: number | null;
  satisfaction: number | null;
}

/** Hubs with their counted figures; a dash where there was nothing to count. */
export function HubList({ hubs, title }: { hubs: HubRow[]; title: string }) {
  const t = useTexts(publicTexts);
  const tc = useTexts(common);
  const chinese = useLocale() === "zh-CN";
  const end = "end" as const;
  const share = (row: HubRow) => formatShare(closureShare(row));
  return (
    <Card flush title={title}>
      <DataTable
        caption={title}
        columns={[
          {
            key: "name",
            header: t("hub.name"),
            cell: (row) => <TextLink href={`/hubs/${row.id}`}>{chinese ? row.nameZh : row.nameEn}</TextLink>,
          },
          {
            key: "level",
            header: t("hub.level"),
            tight: true,
            cell: (row) => tc.any(`hub_level.${row.level}`),
          },
          { key: "phone", header: t("hub.phone"), tight: true, cell: (row) => row.phone },
          { key: "received", header: t("hub.received"), align: end, cell: (row) => row.received },
          {
            key: "response",
            header: t("hub.response"),
            align: end,
            cell: (row) => (row.response === null ? "—" : t("hub.minutes", { n: Math.round(row.response) })),
          },
          { key: "closure", header: t("hub.closure"), align: end, cell: share },
          {
            key: "satisfaction",
            header: t("hub.satisfaction"),
            align: end,
            cell: (row) => (row.satisfaction === null ? "—" : row.satisfaction.toFixed(1)),
          },
        ]}
        empty={<EmptyState title={t("hub.none")} />}
        phone="cards"
        rowKey={(row) => row.id}
        rows={hubs}
      />
    </Card>
  );
}
