import { chinaDay } from "~/domain/china-day";
import type { Db } from "~/domain/outbox.server";
import { directoryFilter } from "~/domain/providers/directory";
import { listProviders } from "~/domain/providers/directory.queries.server";
import { childRegions } from "~/domain/regions/region.queries.server";

/** Everything the page shows. */
export async function load(db: Db, url: URL) {
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
