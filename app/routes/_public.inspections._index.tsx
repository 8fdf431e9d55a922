import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { PUBLIC_STATES } from "~/domain/inspections/inspection";
import { plannedRegions, publicPlans } from "~/domain/inspections/plan.queries.server";
import { inspections } from "~/locales/inspections";
import { publicTexts } from "~/locales/public";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PlanTable } from "~/ui/inspections/plan-table";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";

export const handle = { hydrate: false };
export const meta = titled(inspections, "public_title");

export const loader = read(anybody, async ({ db, url }: Visit<Actor | null>) => {
  const status = PUBLIC_STATES.find((known) => known === url.searchParams.get("status"));
  const region = /^\d{6}$/.exec(url.searchParams.get("region") ?? "")?.[0];
  const [page, regions] = await Promise.all([
    publicPlans(db, { status, region, after: url.searchParams.get("after") ?? undefined }),
    plannedRegions(db),
  ]);
  return { ...page, regions, status: status ?? "", region: region ?? "" };
});

/** Every inspection from the moment its lists are frozen, for anybody. */
export default function PublicInspections() {
  const { items, next, regions, status, region } = useLoaderData<typeof loader>();
  const t = useTexts(inspections);
  const tp = useTexts(publicTexts);
  const more = new URLSearchParams({ status, region, after: next ?? "" });
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: tp("notice.title"), href: "/notices" }, { label: t("public_title") }]}
        facts={[t("public_lead")]}
        title={t("public_title")}
      />
      <FilterBar action="/inspections" resetHref={status || region ? "/inspections" : undefined}>
        <Select
          className="grow basis-40"
          defaultValue={region}
          label={t("region")}
          name="region"
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
          placeholder={t("all_regions")}
        />
        <Select
          className="grow basis-40"
          defaultValue={status}
          label={t("state")}
          name="status"
          options={PUBLIC_STATES.map((each) => ({ value: each, label: t(`status.${each}`) }))}
          placeholder={t("all")}
        />
      </FilterBar>
      <Card flush>
        <PlanTable
          caption={t("public_title")}
          empty={<EmptyState text={t("public_none_text")} title={t("public_none")} />}
          hrefOf={(row) => `/inspections/${row.id}`}
          rows={items}
        />
      </Card>
      <Pagination nextHref={next ? `/inspections?${more}` : null} />
    </>
  );
}
