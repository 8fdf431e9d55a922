import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { closureShare } from "~/domain/figures/closure";
import { publicHub, publicHubs } from "~/domain/hubs/hub-figures.queries.server";
import { common } from "~/locales/common";
import { publicTexts } from "~/locales/public";
import { useLocale, useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatShare } from "~/ui/format";
import { HubList } from "~/ui/hubs/hub-list";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { StatStrip } from "~/ui/stat";
import { StatusPill } from "~/ui/status-pill";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  nameTag(args, (locale) => (locale === "en" ? args.data?.hub.nameEn : args.data?.hub.nameZh));

export const loader = read(anybody, async ({ db, params }: Visit<Actor | null>) => {
  const hub = await publicHub(db, params.id ?? "");
  return { hub, below: await publicHubs(db, { parentId: hub.id }) };
});

export default function Hub() {
  const { hub, below } = useLoaderData<typeof loader>();
  const t = useTexts(publicTexts);
  const tc = useTexts(common);
  const chinese = useLocale() === "zh-CN";
  const above = chinese ? hub.parentZh : hub.parentEn;
  return (
    <>
      <PageHeader
        actions={
          <LinkButton href="/requests/new" look="primary">
            {t("hub.publish")}
          </LinkButton>
        }
        breadcrumb={[
          { label: t("hub.title"), href: "/hubs" },
          ...(above && hub.parentId ? [{ label: above, href: `/hubs/${hub.parentId}` }] : []),
        ]}
        pill={<StatusPill tone="spring">{tc(`hub_level.${hub.level}`)}</StatusPill>}
        title={chinese ? hub.nameZh : hub.nameEn}
      />
      <div className="space-y-4">
        <StatStrip
          stats={[
            { id: "received", label: t("hub.received"), value: hub.received },
            {
              id: "response",
              label: t("hub.response"),
              value: hub.response === null ? "—" : t("hub.minutes", { n: Math.round(hub.response) }),
            },
            {
              id: "closure",
              label: t("hub.closure"),
              value: formatShare(closureShare(hub)),
            },
            {
              id: "satisfaction",
              label: t("hub.satisfaction"),
              value: hub.satisfaction === null ? "—" : hub.satisfaction.toFixed(1),
            },
            { id: "experts", label: t("hub.experts"), value: t("hub.people", { n: hub.experts }) },
          ]}
        />
        <Card>
          <DescriptionList
            facts={[
              { term: t("hub.address"), value: hub.address },
              { term: t("hub.phone"), value: hub.phone },
              { term: t("hub.duty"), value: hub.dutyPeriods.map(([from, to]) => `${from}–${to}`).join("  ") },
              { term: t("hub.region"), value: hub.regionCode },
            ]}
          />
        </Card>
        {below.length > 0 ? <HubList hubs={below} title={t("hub.below")} /> : null}
      </div>
    </>
  );
}
