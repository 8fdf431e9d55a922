import { useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { CATEGORIES } from "~/domain/catalogue/service";
import { requestsBehind } from "~/domain/supervision/cockpit.queries.server";
import { categoryOf, drillCursor, measureOf, readCursor } from "~/domain/supervision/drill";
import { MEASURES, PERIODS } from "~/domain/supervision/figures";
import { watchedHubs } from "~/domain/supervision/watched-hub.queries.server";
import { common } from "~/locales/common";
import { supervision } from "~/locales/supervision";
import { useLocale, useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { LifecyclePill, StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";
import { periodOf, sinceOf } from "./_desk.cockpit/cockpit.server";
import { cockpitHref, drillHref } from "./_desk.cockpit/links";

export const handle = { hydrate: false };
const PAGE = 25;

export const loader = read(only(isRegulator), async ({ db, actor, url }) => {
  const path = await watchedHubs(db, actor, url.searchParams.get("hub"));
  const hub = path.at(-1);
  if (!hub) throw new Error("a watched path ends with the hub itself");
  const days = periodOf(url);
  const measure = measureOf(url.searchParams.get("measure"));
  const category = categoryOf(url.searchParams.get("category"));
  const after = readCursor(url.searchParams.get("after"));
  const filter = { measure, category, since: sinceOf(days), after, limit: PAGE + 1 };
  const found = await requestsBehind(db, hub, filter);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  const next = found.length > PAGE && last ? drillCursor(last) : null;
  return { path, hub, days, measure, category, rows, next };
});

export default function SupervisedRequests() {
  const { path, hub, days, measure, category, rows, next } = useLoaderData<typeof loader>();
  const t = useTexts(supervision);
  const tc = useTexts(common);
  const chinese = useLocale() === "zh-CN";
  const nameOf = (one: { nameZh: string; nameEn: string }) => (chinese ? one.nameZh : one.nameEn);
  const nextHref = `${drillHref(hub.hubId, days, measure, category)}&after=${next}`;
  return (
    <>
      <PageHeader
        breadcrumb={path.map((one) => ({ label: nameOf(one), href: cockpitHref(one.hubId, days) }))}
        facts={[t("requests_lead", { name: nameOf(hub), n: days })]}
        title={`${t("requests_title")} · ${t(`measure.${measure}`)}`}
      />
      <FilterBar action="/supervision/requests">
        <input name="hub" type="hidden" value={hub.hubId} />
        <Select
          defaultValue={measure}
          label={t("status")}
          name="measure"
          options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
        />
        <Select
          defaultValue={category}
          label={t("category")}
          name="category"
          options={[
            { value: "", label: t("any_category") },
            ...CATEGORIES.map((value) => ({ value, label: tc(`category.${value}`) })),
          ]}
        />
        <Select
          defaultValue={String(days)}
          label={t("period")}
          name="days"
          options={PERIODS.map((n) => ({ value: String(n), label: t("last_days", { n }) }))}
        />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={t("requests_title")}
          columns={[
            {
              key: "number",
              header: t("number"),
              tight: true,
              cell: (row) => <TextLink href={`/requests/${row.id}`}>{row.number}</TextLink>,
            },
            { key: "title", header: t("request"), cell: (row) => row.title },
            { key: "enterprise", header: t("enterprise"), cell: (row) => row.enterprise },
            { key: "hub", header: t("hub"), cell: (row) => (chinese ? row.hubZh : row.hubEn) },
            {
              key: "at",
              header: t("received_at"),
              tight: true,
              cell: (row) => <DateTime at={row.received_at} year />,
            },
            {
              key: "triage",
              header: t("triage"),
              tight: true,
              cell: (row) => <Triage onTime={row.triaged_on_time} />,
            },
            {
              key: "status",
              header: t("status"),
              tight: true,
              cell: (row) => <LifecyclePill of="request" status={row.status} />,
            },
          ]}
          empty={<EmptyState text={t("none_text")} title={t("none_title")} />}
          phone="cards"
          rowKey={(row) => row.id}
          rows={rows}
        />
      </Card>
      <Pagination nextHref={next ? nextHref : null} />
    </>
  );
}

function Triage({ onTime }: { onTime: boolean | null }) {
  const t = useTexts(supervision);
  if (onTime === null) return <StatusPill tone="neutral">{t("waiting")}</StatusPill>;
  return <StatusPill tone={onTime ? "green" : "seal"}>{t(onTime ? "in_time" : "too_late")}</StatusPill>;
}
