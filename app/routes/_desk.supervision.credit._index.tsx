import { useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { CATEGORIES } from "~/domain/catalogue/service";
import { GRADES } from "~/domain/credit/credit";
import { readCreditFilter, SORTS } from "~/domain/credit/list-filter";
import {
  type CreditFilter,
  type RatedProvider,
  ratedProviders,
} from "~/domain/credit/supervised.queries.server";
import { watchedHubs } from "~/domain/supervision/watched-hub.queries.server";
import { common } from "~/locales/common";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { CreditTabs } from "~/ui/credit/credit-tabs";
import { GradePill } from "~/ui/credit/grade-pill";
import { formatPoints } from "~/ui/credit/points";
import { type Column, DataTable } from "~/ui/data-table";
import { Day } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { StatusPill } from "~/ui/status-pill";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(credit, "list.title");

export const loader = read(only(isRegulator), async ({ db, actor, url }) => {
  const hub = (await watchedHubs(db, actor, url.searchParams.get("hub"))).at(-1);
  if (!hub) throw new Error("a watched path ends with the hub itself");
  const asked = readCreditFilter(url.searchParams);
  const after = url.searchParams.get("after") ?? undefined;
  const filter: CreditFilter = { ...asked, regionCode: hub.regionCode, after, limit: 25 };
  return { ...(await ratedProviders(db, filter)), asked, hubId: hub.hubId };
});
type Page = ReturnType<typeof useLoaderData<typeof loader>>;

const HERE = "/supervision/credit";

function address(path: string, { asked, hubId }: Pick<Page, "asked" | "hubId">, after?: string) {
  const { q, grade, category, listed, sort } = asked;
  const some = { q, grade, category, listed: listed ? "1" : "", sort: sort === "score" ? "" : sort, after };
  const set = Object.entries(some).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `${path}?${new URLSearchParams([["hub", hubId], ...set])}`;
}

/** 质量信用: the subtree's providers by grade. */
export default function RatedProviders() {
  const page = useLoaderData<typeof loader>();
  const t = useTexts(credit);
  const { items, next, asked } = page;
  const filtered = Boolean(asked.q || asked.grade || asked.category || asked.listed);
  return (
    <>
      <PageHeader title={t("list.title")} facts={[t("list.lead")]} />
      <CreditTabs current="providers" />
      <Filters page={page} filtered={filtered} />
      <Card flush>
        <DataTable
          caption={t("list.title")}
          phone="cards"
          columns={useColumns()}
          rows={items}
          rowKey={(row) => `${row.id} ${row.category}`}
          empty={
            <EmptyState
              title={t("list.empty")}
              text={t("list.empty_text")}
              action={filtered ? <LinkButton href={HERE}>{t("list.clear")}</LinkButton> : null}
            />
          }
        />
      </Card>
      <Pagination nextHref={next ? address(HERE, page, next) : null} />
    </>
  );
}

function Filters({ page, filtered }: { page: Page; filtered: boolean }) {
  const t = useTexts(credit);
  const tc = useTexts(common);
  const { asked, hubId } = page;
  return (
    <FilterBar
      action={HERE}
      resetHref={filtered ? HERE : undefined}
      aside={<LinkButton href={address(`${HERE}.xlsx`, page)}>{t("list.export")}</LinkButton>}
    >
      <input type="hidden" name="hub" value={hubId} />
      <TextInput name="q" label={t("list.q")} defaultValue={asked.q} className="grow basis-40" />
      <Select
        name="grade"
        label={t("list.grade")}
        placeholder={t("list.all_grades")}
        defaultValue={asked.grade}
        className="grow basis-28 sm:grow-0 sm:basis-auto"
        options={GRADES.map((each) => ({ value: each, label: tc(`grade.${each}`) }))}
      />
      <Select
        name="category"
        label={t("list.category")}
        placeholder={t("list.all_categories")}
        defaultValue={asked.category}
        className="grow basis-36 sm:grow-0 sm:basis-auto"
        options={CATEGORIES.map((each) => ({ value: each, label: tc(`category.${each}`) }))}
      />
      <Select
        name="listed"
        label={t("list.listed")}
        placeholder={t("list.listed_all")}
        defaultValue={asked.listed ? "1" : ""}
        className="grow basis-28 sm:grow-0 sm:basis-auto"
        options={[{ value: "1", label: t("list.listed_only") }]}
      />
      <Select
        name="sort"
        label={t("list.sort")}
        defaultValue={asked.sort}
        className="grow basis-36 sm:grow-0 sm:basis-auto"
        options={SORTS.map((each) => ({ value: each, label: t(`list.sort_${each}`) }))}
      />
    </FilterBar>
  );
}

function useColumns(): Column<RatedProvider>[] {
  const t = useTexts(credit);
  const tc = useTexts(common);
  return [
    {
      key: "name",
      header: t("provider"),
      cell: (row) => <TextLink href={`${HERE}/${row.id}?category=${row.category}`}>{row.name}</TextLink>,
    },
    { key: "region", header: t("region"), tight: true, cell: (row) => row.region },
    { key: "category", header: t("category"), tight: true, cell: (row) => tc(`category.${row.category}`) },
    { key: "grade", header: t("grade"), tight: true, cell: (row) => <GradePill grade={row.grade} /> },
    {
      key: "score",
      header: t("score"),
      align: "end",
      cell: (row) => (row.score === null ? "—" : formatPoints(row.score)),
    },
    {
      key: "state",
      header: t("state"),
      cell: (row) => (
        <span className="inline-flex flex-wrap gap-1">
          {row.blacklisted ? <StatusPill tone="seal">{t("listed")}</StatusPill> : null}
          {row.suspended ? <StatusPill tone="seal">{t("suspended")}</StatusPill> : null}
          {row.open > 0 ? <StatusPill tone="amber">{t("list.waiting", { n: row.open })}</StatusPill> : null}
          {row.blacklisted || row.suspended || row.open > 0 ? null : "—"}
        </span>
      ),
    },
    { key: "day", header: t("as_of"), tight: true, cell: (row) => <Day on={row.asOf} /> },
  ];
}
