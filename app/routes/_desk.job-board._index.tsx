import { useLoaderData } from "@remix-run/react";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { CATEGORIES } from "~/domain/catalogue/service";
import { profileOf } from "~/domain/providers/provider.queries.server";
import { BOARD_VIEWS, boardCounts, jobBoard } from "~/domain/quotes/job-board.queries.server";
import { common } from "~/locales/common";
import { quotes } from "~/locales/quotes";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { ProvisionalNotice } from "~/ui/accreditation/provisional-notice";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ClockChip } from "~/ui/clock-chip";
import { type Column, DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { Money } from "~/ui/money";
import { Facts, PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { LifecyclePill, StatusPill } from "~/ui/status-pill";
import { Tabs } from "~/ui/tabs";
import { TextLink } from "~/ui/text-link";

export const loader = read(only(isProvider), async ({ db, actor, url }) => {
  const view = BOARD_VIEWS.find((each) => each === url.searchParams.get("view")) ?? "open";
  const category = CATEGORIES.find((each) => each === url.searchParams.get("category"));
  const cursor = url.searchParams.get("cursor") ?? undefined;
  const [page, counts, profile] = await Promise.all([
    jobBoard(db, actor, { view, category, cursor }),
    boardCounts(db, actor),
    profileOf(db, actor.organisationId),
  ]);
  return {
    ...page,
    counts,
    provisional: profile?.provisional ?? false,
    view,
    category: category ?? "",
    now: new Date(),
  };
});
type Board = ReturnType<typeof useLoaderData<typeof loader>>;

const path = (view: string, category: string, cursor?: string) => {
  const query = new URLSearchParams({ view, ...(category && { category }), ...(cursor && { cursor }) });
  return `/job-board?${query}`;
};

export default function JobBoard() {
  const { items, next, counts, provisional, view, category, now } = useLoaderData<typeof loader>();
  const t = useTexts(quotes);
  const tc = useTexts(common);
  return (
    <>
      <PageHeader title={t("board.title")} facts={[t("board.lead")]} />
      {provisional ? (
        <div className="mb-4">
          <ProvisionalNotice href="/accreditation" />
        </div>
      ) : null}
      <Tabs
        label={t("board.views")}
        items={(["open", "quoted", "ended"] as const).map((each) => ({
          href: path(each, category),
          label: t(`board.${each}`),
          count: counts[each],
          current: each === view,
        }))}
      />
      <FilterBar action="/job-board" resetHref={category ? path(view, "") : undefined}>
        <input type="hidden" name="view" value={view} />
        <Select
          name="category"
          label={t("board.category")}
          className="grow basis-40 sm:grow-0"
          defaultValue={category}
          placeholder={t("board.all_categories")}
          options={CATEGORIES.map((each) => ({ value: each, label: tc(`category.${each}`) }))}
        />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={t("board.title")}
          phone="cards"
          columns={useColumns(now)}
          rows={items}
          rowKey={(row) => row.id}
          empty={<Nothing />}
        />
      </Card>
      <Pagination nextHref={next ? path(view, category, next) : null} />
    </>
  );
}

function Nothing() {
  const t = useTexts(quotes);
  return (
    <EmptyState
      title={t("board.empty")}
      text={t("board.empty_text")}
      action={<LinkButton href="/accreditation">{t("board.empty_action")}</LinkButton>}
    />
  );
}

function useColumns(now: Date): Column<Board["items"][number]>[] {
  const t = useTexts(quotes);
  const tc = useTexts(common);
  return [
    {
      key: "need",
      header: t("board.need"),
      cell: (row) => (
        <>
          <TextLink href={`/job-board/${row.package_id}`} className="font-semibold">
            {row.title}
          </TextLink>{" "}
          {row.seen_at ? null : <StatusPill tone="amber">{t("board.new")}</StatusPill>}
          <Facts
            items={[
              row.region_name,
              row.enterprise_name,
              tc(`kind.${row.kind as "testing"}`),
              t("board.items", { n: row.items }),
              row.due_on ? t("board.due", { day: row.due_on }) : null,
            ]}
          />
        </>
      ),
    },
    {
      key: "deadline",
      header: t("board.deadline"),
      tight: true,
      cell: (row) =>
        row.quoting_deadline && row.status === "quoting" ? (
          <ClockChip dueAt={row.quoting_deadline} startedAt={row.quoting_opened_at} serverNow={now} />
        ) : (
          <LifecyclePill of="package" status={row.status} />
        ),
    },
    {
      key: "verdict",
      header: t("board.verdict"),
      tight: true,
      cell: (row) => (
        <TextLink href={`/legality/${row.legality_record_id}`}>
          {tc(`verdict.${row.verdict as "eligible"}`)}
        </TextLink>
      ),
    },
    {
      key: "distance",
      header: t("board.distance"),
      align: "end",
      cell: (row) => (row.distance_m === null ? "—" : `${Math.round(row.distance_m / 100) / 10} km`),
    },
    { key: "score", header: t("board.match"), align: "end", cell: (row) => Number(row.score).toFixed(1) },
    {
      key: "own",
      header: t("board.own_price"),
      align: "end",
      cell: (row) =>
        row.own_total_fen === null ? (
          <LinkButton
            size="sm"
            look={row.status === "quoting" ? "primary" : "secondary"}
            href={`/job-board/${row.package_id}`}
          >
            {tc(row.status === "quoting" ? "action.quote" : "action.view")}
          </LinkButton>
        ) : (
          <Money fen={row.own_total_fen} className="font-semibold" />
        ),
    },
  ];
}
