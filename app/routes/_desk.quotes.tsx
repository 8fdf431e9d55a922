import { useLoaderData } from "@remix-run/react";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { ownQuotes } from "~/domain/quotes/job-board.queries.server";
import { QUOTE_STATUSES } from "~/domain/quotes/quote";
import { common } from "~/locales/common";
import { quotes } from "~/locales/quotes";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DateTime, Day } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { Money } from "~/ui/money";
import { Facts, PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { LifecyclePill } from "~/ui/status-pill";
import { Tabs } from "~/ui/tabs";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };

export const loader = read(only(isProvider), async ({ db, actor, url }) => {
  const status = QUOTE_STATUSES.find((each) => each === url.searchParams.get("status"));
  const cursor = url.searchParams.get("cursor") ?? undefined;
  return { ...(await ownQuotes(db, actor, { status, cursor })), status: status ?? "" };
});

const path = (status: string, cursor?: string) => {
  const query = new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) }).toString();
  return query ? `/quotes?${query}` : "/quotes";
};

export default function MyQuotes() {
  const { items, next, status } = useLoaderData<typeof loader>();
  const t = useTexts(quotes);
  const tc = useTexts(common);
  const views = ["", ...(["active", "awarded", "declined", "retracted"] as const)];
  return (
    <>
      <PageHeader title={t("mine.title")} />
      <Tabs
        label={t("mine.status")}
        items={views.map((each) => ({
          href: path(each),
          label: each ? tc.any(`status.quote.${each}`) : t("mine.all"),
          current: each === status,
        }))}
      />
      <Card flush>
        <DataTable
          caption={t("mine.title")}
          phone="cards"
          rows={items}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              title={t("mine.empty")}
              text={t("mine.empty_text")}
              action={<LinkButton href="/job-board">{t("mine.empty_action")}</LinkButton>}
            />
          }
          columns={[
            {
              key: "need",
              header: t("mine.need"),
              cell: (row) => (
                <>
                  <TextLink
                    href={row.order_id ? `/orders/${row.order_id}` : `/job-board/${row.package_id}`}
                    className="font-semibold"
                  >
                    {row.title}
                  </TextLink>
                  <Facts items={[row.number, tc(`category.${row.category as "testing"}`)]} />
                </>
              ),
            },
            {
              key: "status",
              header: t("mine.status"),
              tight: true,
              cell: (row) => <LifecyclePill of="quote" status={row.status} />,
            },
            {
              key: "total",
              header: t("mine.total"),
              align: "end",
              cell: (row) => <Money fen={row.total_fen} className="font-semibold" />,
            },
            {
              key: "days",
              header: t("mine.days"),
              align: "end",
              cell: (row) => tc("unit.working_days", { n: row.working_days }),
            },
            {
              key: "valid",
              header: t("mine.valid"),
              align: "end",
              cell: (row) => <Day on={row.valid_until} />,
            },
            {
              key: "when",
              header: t("mine.when"),
              align: "end",
              cell: (row) => <DateTime at={row.created_at} />,
            },
          ]}
        />
      </Card>
      <Pagination nextHref={next ? path(status, next) : null} />
    </>
  );
}
