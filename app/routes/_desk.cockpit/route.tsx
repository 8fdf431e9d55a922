import { useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { PERIODS } from "~/domain/supervision/figures";
import { watchedHubs } from "~/domain/supervision/watched-hub.queries.server";
import { supervision } from "~/locales/supervision";
import { useLocale, useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { CategoryTable } from "./category-table";
import { categoriesOf, cockpitOf, periodOf } from "./cockpit.server";
import { Headline } from "./headline";
import { HubTable } from "./hub-table";
import { HubTiles } from "./hub-tiles";
import { cockpitHref, exportHref, trendHref } from "./links";

export const handle = { hydrate: false };

export const loader = read(only(isRegulator), async ({ db, actor, url }) => {
  const days = periodOf(url);
  const path = await watchedHubs(db, actor, url.searchParams.get("hub"));
  const hub = path[path.length - 1];
  if (!hub) throw new Error("a watched path ends with the hub itself");
  const [shown, categories] = await Promise.all([cockpitOf(db, hub, days), categoriesOf(db, hub, days)]);
  return { days, path, hub, categories, ...shown };
});

export default function Cockpit() {
  const { days, path, hub, own, below, series, categories } = useLoaderData<typeof loader>();
  const t = useTexts(supervision);
  const chinese = useLocale() === "zh-CN";
  const nameOf = (one: { nameZh: string; nameEn: string }) => (chinese ? one.nameZh : one.nameEn);
  return (
    <>
      <PageHeader
        actions={
          <>
            <form action="/cockpit" className="flex items-end gap-2" method="get">
              <input name="hub" type="hidden" value={hub.hubId} />
              <Select
                defaultValue={String(days)}
                hideLabel
                label={t("period")}
                name="days"
                options={PERIODS.map((n) => ({ value: String(n), label: t("last_days", { n }) }))}
              />
              <Button>{t("show")}</Button>
            </form>
            <LinkButton href={exportHref(hub.hubId, days)}>{t("export_xlsx")}</LinkButton>
          </>
        }
        breadcrumb={path.map((one) => ({ label: nameOf(one), href: cockpitHref(one.hubId, days) }))}
        title={t("cockpit_title", { name: nameOf(hub) })}
      />
      {own ? <Headline days={days} figures={own} /> : null}
      <div className="mt-4 grid gap-4 lg:grid-cols-[1.15fr_1fr]">
        {below.length > 0 ? <HubTiles below={below} days={days} level={hub.level} /> : null}
        <Card title={t("trend_title")}>
          <img
            alt={t("trend_alt", { n: series.length })}
            className="w-full"
            height={220}
            src={trendHref(hub.hubId, days)}
            width={560}
          />
        </Card>
      </div>
      {below.length > 0 ? <HubTable below={below} days={days} /> : null}
      {categories.length > 0 ? <CategoryTable days={days} hubId={hub.hubId} rows={categories} /> : null}
    </>
  );
}
