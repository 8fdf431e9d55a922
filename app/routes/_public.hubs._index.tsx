import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { publicHubs } from "~/domain/hubs/hub-figures.queries.server";
import { publicTexts } from "~/locales/public";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { FilterBar } from "~/ui/filter-bar";
import { HubList } from "~/ui/hubs/hub-list";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { TextInput } from "~/ui/text-input";

export const handle = { hydrate: false };
export const meta = titled(publicTexts, "hub.title", "hub.lead");

export const loader = read(anybody, async ({ db, url }: Visit<Actor | null>) => {
  const q = url.searchParams.get("q")?.trim().slice(0, 40) ?? "";
  if (q) return { q, top: null, hubs: await publicHubs(db, { q }) };
  const [top] = await publicHubs(db, { parentId: null });
  return { q, top: top ?? null, hubs: top ? await publicHubs(db, { parentId: top.id }) : [] };
});

export default function Hubs() {
  const { q, top, hubs } = useLoaderData<typeof loader>();
  const t = useTexts(publicTexts);
  return (
    <>
      <PageHeader facts={[t("hub.lead")]} title={t("hub.title")} />
      <FilterBar action="/hubs" resetHref={q ? "/hubs" : undefined}>
        <TextInput className="grow basis-48" defaultValue={q} label={t("hub.search")} name="q" />
      </FilterBar>
      <HubList hubs={top ? [top, ...hubs] : hubs} title={t("hub.title")} />
    </>
  );
}
