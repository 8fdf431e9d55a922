import { useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { casesIn } from "~/domain/credit/supervised.queries.server";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ClockChip } from "~/ui/clock-chip";
import { CreditTabs } from "~/ui/credit/credit-tabs";
import { type Column, DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(credit, "cases.title");

export const loader = read(only(isRegulator), async ({ db, actor, url }) => {
  const closed = url.searchParams.get("state") === "closed";
  const after = url.searchParams.get("after") ?? undefined;
  const page = await casesIn(db, { regionCode: actor.regionCode, closed, after });
  return { ...page, closed, now: new Date().toISOString() };
});
type Page = ReturnType<typeof useLoaderData<typeof loader>>;

const HERE = "/supervision/credit/cases";

/** Objections and applications for repair of the subtree, the most urgent first. */
export default function CreditCases() {
  const page = useLoaderData<typeof loader>();
  const t = useTexts(credit);
  const { items, next, closed } = page;
  const query = new URLSearchParams({ ...(closed && { state: "closed" }), after: next ?? "" });
  return (
    <>
      <PageHeader title={t("cases.title")} facts={[t("cases.lead")]} />
      <CreditTabs current="cases" />
      <FilterBar action={HERE} resetHref={closed ? HERE : undefined}>
        <Select
          name="state"
          label={t("state")}
          className="grow basis-36 sm:grow-0"
          defaultValue={closed ? "closed" : "open"}
          options={[
            { value: "open", label: t("cases.open") },
            { value: "closed", label: t("cases.closed") },
          ]}
        />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={t("cases.title")}
          phone="cards"
          columns={useColumns(page)}
          rows={items}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              title={t(closed ? "cases.none_closed" : "cases.none")}
              action={<LinkButton href="/supervision/credit">{t("cases.see")}</LinkButton>}
            />
          }
        />
      </Card>
      <Pagination nextHref={next ? `${HERE}?${query}` : null} />
    </>
  );
}

function useColumns({ now }: Page): Column<Page["items"][number]>[] {
  const t = useTexts(credit);
  return [
    {
      key: "provider",
      header: t("provider"),
      cell: (row) => (
        <TextLink href={`/supervision/credit/${row.providerId}#events`}>{row.provider}</TextLink>
      ),
    },
    { key: "kind", header: t("list.cases"), tight: true, cell: (row) => t(`case.${row.kind}`) },
    { key: "event", header: t("cases.event"), cell: (row) => t(`event.${row.event}`) },
    {
      key: "opened",
      header: t("case.opened"),
      tight: true,
      cell: (row) => <DateTime at={row.opened_at} year />,
    },
    {
      key: "due",
      header: t("case.due"),
      tight: true,
      cell: (row) =>
        row.status === "open" ? (
          <ClockChip
            dueAt={row.due_at}
            startedAt={row.opened_at}
            serverNow={now}
            provisional={row.provisional}
          />
        ) : (
          <StatusPill tone={row.status === "upheld" ? "green" : "neutral"}>
            {t.any(`case.${row.status}_${row.kind}`)}
          </StatusPill>
        ),
    },
  ];
}
