import { useLoaderData } from "@remix-run/react";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { checksFor } from "~/domain/inspections/check.queries.server";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { formatDay } from "~/ui/format";
import { Days } from "~/ui/inspections/days";
import { lastDay } from "~/ui/inspections/last-day";
import { CheckState, OutcomePill } from "~/ui/inspections/states";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(inspections, "mine.title");
export const loader = read(only(isProvider), ({ db, actor, url }) =>
  checksFor(db, actor, url.searchParams.get("after") ?? undefined),
);

/** What a provider was drawn for. */
export default function OwnChecks() {
  const { items, next } = useLoaderData<typeof loader>();
  const t = useTexts(inspections);
  return (
    <>
      <PageHeader facts={[t("mine.lead")]} title={t("mine.title")} />
      <Card flush>
        <DataTable
          caption={t("mine.title")}
          columns={[
            {
              key: "plan",
              header: t("plan"),
              cell: (row) => (
                <>
                  <TextLink href={`/checks/${row.id}`}>{row.title}</TextLink>
                  <span className="block text-sm text-muted">
                    {row.number} · {row.office}
                  </span>
                </>
              ),
            },
            { key: "matters", header: t("mine.matters"), cell: (row) => row.matters.join(t("join")) },
            {
              key: "days",
              header: t("days"),
              tight: true,
              cell: (row) => <Days from={row.starts_on} to={row.ends_on} />,
            },
            {
              key: "result",
              header: t("check.result"),
              tight: true,
              cell: (row) => (row.outcome ? <OutcomePill outcome={row.outcome} /> : "—"),
            },
            { key: "state", header: t("state"), tight: true, cell: (row) => <CheckState check={row} /> },
            {
              key: "due",
              header: t("check.due"),
              tight: true,
              cell: (row) =>
                row.due_at && row.status === "rectifying" ? formatDay(lastDay(row.due_at)) : "—",
            },
          ]}
          empty={
            <EmptyState
              action={<LinkButton href="/inspections">{t("mine.action")}</LinkButton>}
              text={t("mine.none_text")}
              title={t("mine.none")}
            />
          }
          phone="cards"
          rowKey={(row) => row.id}
          rows={items}
        />
      </Card>
      <Pagination nextHref={next ? `/checks?after=${encodeURIComponent(next)}` : null} />
    </>
  );
}
