import type { RequestRow } from "~/domain/requests/request-list.queries.server";
import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useLocale, useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { type Column, DataTable } from "~/ui/data-table";
import { DateTime, Day } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LifecyclePill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";

interface RequestTableProps {
  rows: RequestRow[];
  /** The enterprise's own list: no column for the enterprise. */
  own: boolean;
  filtered: boolean;
}

export function RequestTable({ rows, own, filtered }: RequestTableProps) {
  const t = useTexts(requests);
  const tc = useTexts(common);
  return (
    <DataTable
      caption={t(own ? "list_title" : "all_title")}
      phone="cards"
      columns={useColumns(own)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        filtered || !own ? (
          <EmptyState title={tc("table.empty")} text={filtered ? t("empty_filtered") : t("empty_area")} />
        ) : (
          <EmptyState
            title={t("empty_title")}
            text={t("empty_text")}
            action={
              <LinkButton href="/requests/new" look="primary">
                {tc("nav.new_request")}
              </LinkButton>
            }
          />
        )
      }
    />
  );
}

function useColumns(own: boolean): Column<RequestRow>[] {
  const t = useTexts(requests);
  const tc = useTexts(common);
  const zh = useLocale() === "zh-CN";
  const enterprise: Column<RequestRow> = {
    key: "enterprise",
    header: t("enterprise"),
    cell: (row) => row.enterprise_name,
  };
  return [
    {
      key: "title",
      header: t("label.title"),
      cell: (row) => (
        <div>
          <TextLink href={`/requests/${row.id}`}>{row.title}</TextLink>
          <span className="tabular block text-sm text-muted">
            {[
              row.number,
              row.category && tc.any(`category.${row.category}`),
              tc("unit.items", { n: row.items }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </div>
      ),
    },
    {
      key: "status",
      header: t("filter_status"),
      tight: true,
      cell: (row) => <LifecyclePill of="request" status={row.status} />,
    },
    ...(own ? [] : [enterprise]),
    { key: "hub", header: t("hub"), cell: (row) => (zh ? row.hub_name_zh : row.hub_name_en) },
    { key: "quotes", header: t("quotes"), align: "end", cell: (row) => row.quotes ?? 0 },
    {
      key: "due",
      header: t("due_fact"),
      tight: true,
      cell: (row) => (row.due_on ? <Day on={row.due_on} /> : "–"),
    },
    {
      key: "created",
      header: t("created"),
      tight: true,
      cell: (row) => <DateTime at={row.created_at} year />,
    },
  ];
}
