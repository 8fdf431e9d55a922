import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import type { Db } from "~/domain/outbox.server";
import { directoryFilter } from "~/domain/providers/directory";
import { listProviders } from "~/domain/providers/directory.queries.server";
import { childRegions } from "~/domain/regions/region.queries.server";
import { directory } from "~/locales/directory";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Entries } from "./entries";
import { Filters } from "./filters";

export const handle = { hydrate: false };
export const meta = titled(directory, "title");

export const loader = read<Actor | null, Awaited<ReturnType<typeof load>>>(anybody, ({ db, url }) =>
  load(db, url),
);

async function load(db: Db, url: URL) {
  const filter = directoryFilter.parse(Object.fromEntries(url.searchParams));
  const [{ entries, next }, provinces, cities] = await Promise.all([
    listProviders(db, filter, chinaDay()),
    childRegions(db, null),
    childRegions(db, "370000"),
  ]);
  const further = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
  if (next) further.set("after", next);
  const named = ({ code, name }: { code: string; name: string }) => ({ code, name });
  return {
    filter,
    entries,
    provinces: provinces.map(named),
    cities: cities.map(named),
    nextHref: next ? `/providers?${further}` : null,
  };
}
export type DirectoryPage = Awaited<ReturnType<typeof load>>;

export default function Providers() {
  const { filter, entries, provinces, cities, nextHref } = useLoaderData<typeof loader>();
  const t = useTexts(directory);
  return (
    <>
      <PageHeader title={t("title")} facts={[t("lead")]} />
      <Filters filter={filter} provinces={provinces} cities={cities} />
      <Card flush>
        <Entries entries={entries} />
      </Card>
      <Pagination nextHref={nextHref} />
    </>
  );
}
