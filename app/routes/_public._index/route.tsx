import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { latestRequests, publicTotals } from "~/domain/figures/public-figures.queries.server";
import { stationOf } from "~/domain/hubs/hub-figures.queries.server";
import { suggestTemplates } from "~/domain/requests/draft-start.queries.server";
import { common } from "~/locales/common";
import { read, type Visit } from "~/platform/http.server";
import { titled } from "~/ui/page-title";
import { CategoryTiles } from "./category-tiles";
import { CheckCard } from "./check-card";
import { Hero } from "./hero";
import { LatestCard } from "./latest-card";
import { Totals } from "./totals";

export const handle = { hydrate: false, bleed: true };
export const meta = titled(common, "tagline");

/** Where a visitor who has not said where he is begins: the province served. */
const PROVINCE = "370000";

export const loader = read(anybody, async ({ db, actor }: Visit<Actor | null>) => {
  const [totals, latest, station, templates] = await Promise.all([
    publicTotals(db),
    latestRequests(db, 5),
    stationOf(db, actor?.regionCode || PROVINCE),
    suggestTemplates(db, "", 6),
  ]);
  return { totals, latest, station, templates };
});

export default function Home() {
  const { totals, latest, station, templates } = useLoaderData<typeof loader>();
  return (
    <>
      <Hero station={station} templates={templates} />
      <div className="mx-auto w-full max-w-page space-y-6 px-4 pb-12 sm:px-6">
        <CategoryTiles />
        <div className="grid gap-4 lg:grid-cols-[1.5fr_1fr]">
          <LatestCard rows={latest} />
          <CheckCard />
        </div>
        <Totals totals={totals} />
      </div>
    </>
  );
}
