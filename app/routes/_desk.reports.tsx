import { useLoaderData } from "@remix-run/react";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { DELIVERABLE_STATUSES } from "~/domain/deliverables/deliverable";
import { listDeliverables } from "~/domain/deliverables/deliverable.queries.server";
import { common } from "~/locales/common";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { type Column, DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { LifecyclePill } from "~/ui/status-pill";
import { Tabs } from "~/ui/tabs";
import { TextLink } from "~/ui/text-link";
import { WorkCell } from "~/ui/work-cell";

export const handle = { hydrate: false };

export const loader = read(only(isEnterprise, isProvider, isHub, isRegulator), async ({ db, actor, url }) => {
  const status = DELIVERABLE_STATUSES.find((each) => each === url.searchParams.get("status"));
  const cursor = url.searchParams.get("cursor") ?? undefined;
  const page = await listDeliverables(db, actor, { status, cursor });
  return { ...page, status: status ?? "", kind: actor.organisationKind };
});
type Page = ReturnType<typeof useLoaderData<typeof loader>>;

const path = (status: string, cursor?: string) => {
  const query = new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) }).toString();
  return query ? `/reports?${query}` : "/reports";
};

export default function Reports() {
  const { items, next, status, kind } = useLoaderData<typeof loader>();
  const t = useTexts(orders);
  const tc = useTexts(common);
  const title = t(kind === "provider" ? "reports.title_provider" : "reports.title");
  return (
    <>
      <PageHeader title={title} facts={[t("reports.lead")]} />
      <Tabs
        label={t("reports.status")}
        items={["", "genuine", "superseded", "revoked"].map((each) => ({
          href: path(each),
          label: each ? tc.any(`status.deliverable.${each}`) : t("reports.all"),
          current: each === status,
        }))}
      />
      <Card flush>
        <DataTable
          caption={title}
          phone="cards"
          columns={useColumns(kind)}
          rows={items}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              title={t("reports.empty")}
              text={t("reports.empty_text")}
              action={
                <LinkButton href={status ? "/reports" : "/orders"}>
                  {t(status ? "reports.clear" : "reports.to_orders")}
                </LinkButton>
              }
            />
          }
        />
      </Card>
      <Pagination nextHref={next ? path(status, next) : null} />
    </>
  );
}

function useColumns(kind: string): Column<Page["items"][number]>[] {
  const t = useTexts(orders);
  const tc = useTexts(common);
  return [
    {
      key: "work",
      header: t("reports.work"),
      cell: (row) => (
        <WorkCell
          href={`/orders/${row.order_id}`}
          title={row.title}
          facts={[
            tc(`deliverable.${row.kind as "report"}`),
            t("deliverables.edition", { n: row.edition }),
            kind === "provider" ? row.enterprise_name : row.provider_name,
          ]}
        />
      ),
    },
    {
      key: "number",
      header: t("reports.number"),
      tight: true,
      cell: (row) => (
        <TextLink href={`/authenticity/${row.number}`} className="tabular">
          {row.number}
        </TextLink>
      ),
    },
    {
      key: "status",
      header: t("reports.status"),
      tight: true,
      cell: (row) => <LifecyclePill of="deliverable" status={row.status} />,
    },
    {
      key: "issued",
      header: t("reports.issued"),
      align: "end",
      cell: (row) => <DateTime at={row.issued_at} year />,
    },
    {
      key: "download",
      header: "",
      align: "end",
      cell: (row) => (
        <TextLink href={`/deliverables/${row.id}/${row.combined_sha256 ? "combined" : "source"}.pdf`}>
          {t("reports.download")}
        </TextLink>
      ),
    },
  ];
}
