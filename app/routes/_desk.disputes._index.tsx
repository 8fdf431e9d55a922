import { useLoaderData } from "@remix-run/react";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { DISPUTE_STATUSES } from "~/domain/disputes/dispute";
import { DISPUTE_VIEWS, listDisputes } from "~/domain/disputes/dispute-list.queries.server";
import { isExpert } from "~/domain/experts/expert.policy";
import { disputes } from "~/locales/disputes";
import { useLocale, useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ClockChip } from "~/ui/clock-chip";
import { type Column, DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { DisputeState } from "~/ui/disputes/dispute-state";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import { WorkCell } from "~/ui/work-cell";

export const handle = { hydrate: false };
export const meta = titled(disputes, "title");

const door = only(isEnterprise, isProvider, isHub, isRegulator, isExpert);
export const loader = read(door, async ({ db, actor, url }) => {
  const given = url.searchParams;
  const status = DISPUTE_STATUSES.find((each) => each === given.get("status"));
  const view = DISPUTE_VIEWS.find((each) => each === given.get("view"));
  const q = given.get("q")?.slice(0, 100) ?? "";
  const page = await listDisputes(db, actor, { view, status, q, cursor: given.get("cursor") ?? undefined });
  const kind = isExpert(actor) ? "expert" : actor.organisationKind;
  return {
    ...page,
    status: status ?? "",
    view: view ?? "",
    q,
    kind,
    now: new Date(),
    statuses: DISPUTE_STATUSES,
    views: DISPUTE_VIEWS,
  };
});
type Page = ReturnType<typeof useLoaderData<typeof loader>>;

const path = ({ status, view, q }: Page, cursor: string) =>
  `/disputes?${new URLSearchParams({ ...(status && { status }), ...(view && { view }), ...(q && { q }), cursor })}`;

export default function Disputes() {
  const page = useLoaderData<typeof loader>();
  const { items, next, status, view, q, kind } = page;
  const t = useTexts(disputes);
  const expert = kind === "expert";
  const title = t(expert ? "title_panel" : "title");
  const filtered = Boolean(status || view || q);
  return (
    <>
      <PageHeader title={title} facts={[t(expert ? "lead_panel" : "lead")]} />
      <FilterBar action="/disputes" resetHref={filtered ? "/disputes" : undefined}>
        <TextInput name="q" label={t("list.q")} defaultValue={q} className="grow basis-48" />
        <Select
          name="view"
          label={t("list.view")}
          className="grow basis-32 sm:grow-0"
          defaultValue={view}
          placeholder={t("list.all")}
          options={page.views.map((each) => ({ value: each, label: t(`list.${each}`) }))}
        />
        <Select
          name="status"
          label={t("list.status")}
          className="grow basis-40 sm:grow-0"
          defaultValue={status}
          placeholder={t("list.all_statuses")}
          options={page.statuses.map((each) => ({ value: each, label: t.any(`status.${each}`) }))}
        />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={title}
          phone="cards"
          columns={useColumns(page)}
          rows={items}
          rowKey={(row) => row.id}
          empty={<Nothing filtered={filtered} expert={expert} />}
        />
      </Card>
      <Pagination nextHref={next ? path(page, next) : null} />
    </>
  );
}

function Nothing({ filtered, expert }: { filtered: boolean; expert: boolean }) {
  const t = useTexts(disputes);
  if (filtered) {
    const all = <LinkButton href="/disputes">{t("list.clear")}</LinkButton>;
    return <EmptyState title={t("list.empty_filtered")} action={all} />;
  }
  const go = (
    <LinkButton href={expert ? "/desk" : "/orders"}>
      {t(expert ? "list.to_desk" : "list.to_orders")}
    </LinkButton>
  );
  return (
    <EmptyState
      title={t("list.empty")}
      text={t(expert ? "list.empty_panel_text" : "list.empty_text")}
      action={go}
    />
  );
}

function useColumns({ kind, now }: Page): Column<Page["items"][number]>[] {
  const t = useTexts(disputes);
  const zh = useLocale() === "zh-CN";
  return [
    {
      key: "dispute",
      header: t("list.dispute"),
      cell: (row) => (
        <WorkCell
          href={`/disputes/${row.id}`}
          title={row.title}
          facts={[
            row.number,
            kind === "enterprise" ? null : row.enterprise_name,
            kind === "provider" ? null : row.provider_name,
            kind === "hub" || kind === "regulator" ? (zh ? row.hub_name_zh : row.hub_name_en) : null,
          ]}
        />
      ),
    },
    {
      key: "stage",
      header: t("list.stage"),
      tight: true,
      cell: (row) => (
        <>
          <DisputeState status={row.status} />
          {row.decision ? (
            <span className="block text-sm text-muted">{t.any(`decision.${row.decision}`)}</span>
          ) : null}
        </>
      ),
    },
    {
      key: "clock",
      header: t("list.clock"),
      tight: true,
      cell: (row) =>
        row.due_at ? (
          <ClockChip
            dueAt={row.due_at}
            startedAt={row.clock_from}
            serverNow={now}
            provisional={row.due_provisional}
          />
        ) : (
          <span className="text-muted">{t("list.ended")}</span>
        ),
    },
    {
      key: "opened",
      header: t("list.opened"),
      align: "end",
      cell: (row) => <DateTime at={row.opened_at} year />,
    },
  ];
}
