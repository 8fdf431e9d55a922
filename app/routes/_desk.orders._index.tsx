import { useLoaderData } from "@remix-run/react";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { orderLifecycle } from "~/domain/orders/order";
import { listOrders } from "~/domain/orders/order.queries.server";
import { common } from "~/locales/common";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { type Column, DataTable } from "~/ui/data-table";
import { DateTime, Day } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { LifecyclePill, StatusPill } from "~/ui/status-pill";
import { TextInput } from "~/ui/text-input";
import { WorkCell } from "~/ui/work-cell";

export const handle = { hydrate: false };

export const loader = read(only(isEnterprise, isProvider, isHub, isRegulator), async ({ db, actor, url }) => {
  const status = orderLifecycle.states.find((each) => each === url.searchParams.get("status")) ?? "";
  const q = url.searchParams.get("q")?.slice(0, 100) ?? "";
  const cursor = url.searchParams.get("cursor") ?? undefined;
  const blacklisted = url.searchParams.get("show") === "blacklisted";
  const page = await listOrders(db, actor, { status, q, cursor, blacklisted });
  return { ...page, status, q, blacklisted, statuses: orderLifecycle.states, kind: actor.organisationKind };
});
type Page = ReturnType<typeof useLoaderData<typeof loader>>;

const path = ({ status, q, blacklisted }: Pick<Page, "status" | "q" | "blacklisted">, cursor: string) => {
  const show = blacklisted ? { show: "blacklisted" } : {};
  return `/orders?${new URLSearchParams({ ...(status && { status }), ...(q && { q }), ...show, cursor })}`;
};

export default function Orders() {
  const page = useLoaderData<typeof loader>();
  const { items, next, status, q, blacklisted, statuses, kind } = page;
  const t = useTexts(orders);
  const tc = useTexts(common);
  const titles: Record<string, string> = { enterprise: t("list.title"), provider: t("list.title_provider") };
  const title = titles[kind] ?? t("list.title_area");
  return (
    <>
      <PageHeader title={title} />
      <FilterBar action="/orders" resetHref={status || q || blacklisted ? "/orders" : undefined}>
        <TextInput name="q" label={t("list.q")} defaultValue={q} className="grow basis-48" />
        <Select
          name="status"
          label={t("list.status")}
          className="grow basis-40 sm:grow-0"
          defaultValue={status}
          placeholder={t("list.all_statuses")}
          options={statuses.map((each) => ({ value: each, label: tc(`status.order.${each}`) }))}
        />
        {kind === "hub" || kind === "regulator" ? (
          <Select
            name="show"
            label={t("list.show")}
            className="grow basis-36 sm:grow-0"
            defaultValue={blacklisted ? "blacklisted" : ""}
            placeholder={t("list.show_all")}
            options={[{ value: "blacklisted", label: t("list.show_blacklisted") }]}
          />
        ) : null}
      </FilterBar>
      <Card flush>
        <DataTable
          caption={title}
          phone="cards"
          columns={useColumns(kind)}
          rows={items}
          rowKey={(row) => row.id}
          empty={<NoOrders filtered={Boolean(status || q || blacklisted)} kind={kind} />}
        />
      </Card>
      <Pagination nextHref={next ? path(page, next) : null} />
    </>
  );
}

/** Where an order of one's own would come from. */
const SOURCES: Record<string, string> = {
  enterprise: "/requests",
  provider: "/job-board",
  hub: "/intake",
  regulator: "/cockpit",
};

function NoOrders({ filtered, kind }: { filtered: boolean; kind: string }) {
  const t = useTexts(orders);
  if (filtered) {
    const all = <LinkButton href="/orders">{t("list.clear")}</LinkButton>;
    return <EmptyState title={t("list.empty_filtered")} action={all} />;
  }
  const source = <LinkButton href={SOURCES[kind] ?? "/home"}>{t.any(`list.go.${kind}`)}</LinkButton>;
  return <EmptyState title={t("list.empty")} text={t("list.empty_text")} action={source} />;
}

function useColumns(kind: string): Column<Page["items"][number]>[] {
  const t = useTexts(orders);
  const tc = useTexts(common);
  return [
    {
      key: "order",
      header: t("list.order"),
      cell: (row) => (
        <WorkCell
          href={`/orders/${row.id}`}
          title={row.title}
          facts={[
            row.number,
            tc(`kind.${row.kind as "testing"}`),
            kind === "enterprise" ? null : row.enterprise_name,
            kind === "provider" ? null : row.provider_name,
          ]}
        />
      ),
    },
    {
      key: "state",
      header: t("list.state"),
      tight: true,
      cell: (row) => (
        <span className="inline-flex flex-wrap gap-1">
          <LifecyclePill of="order" status={row.status} />
          {row.held_at ? <StatusPill tone="amber">{t("list.held")}</StatusPill> : null}
          {row.suspended_at ? <StatusPill tone="seal">{t("list.suspended")}</StatusPill> : null}
          {row.blacklisted ? <StatusPill tone="seal">{t("list.blacklisted")}</StatusPill> : null}
          {row.cancel_requested_by && row.status !== "cancelled" ? (
            <StatusPill tone="amber">{t("list.cancelling")}</StatusPill>
          ) : null}
        </span>
      ),
    },
    {
      key: "amount",
      header: t("list.amount"),
      align: "end",
      cell: (row) => <Money fen={row.amount_fen} className="font-semibold" />,
    },
    {
      key: "promised",
      header: t("list.promised"),
      align: "end",
      cell: (row) => (row.promised_on ? <Day on={row.promised_on} /> : "—"),
    },
    {
      key: "created",
      header: t("list.created"),
      align: "end",
      cell: (row) => <DateTime at={row.created_at} year />,
    },
  ];
}
