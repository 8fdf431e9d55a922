import { chinaDay } from "~/domain/china-day";
import { listedBy, listingsOf } from "~/domain/credit/blacklist.queries.server";
import { creditPolicy } from "~/domain/credit/credit.policy";
import { eventsOf, FACTS, gradesOf, historyOf, ordersBehind } from "~/domain/credit/credit.queries.server";
import { ratedProvider } from "~/domain/credit/supervised.queries.server";
import { newId } from "~/domain/ids";
import type { Visit } from "~/platform/http.server";

/** A provider as its regulator sees it; `?category=` opens a breakdown, `&fact=` the orders behind a figure. */
export async function loadRated({ db, actor, url }: Visit, id: string) {
  const now = new Date();
  const provider = await ratedProvider(db, actor, id);
  const [grades, events, listings, decider] = await Promise.all([
    gradesOf(db, id),
    eventsOf(db, actor, id, chinaDay(now)),
    listingsOf(db, id),
    provider.blacklisted_at ? listedBy(db, id) : null,
  ]);
  const asked = url.searchParams.get("category");
  const chosen = grades.find(({ category }) => category === asked) ?? grades[0] ?? null;
  const fact = FACTS.find((each) => each === url.searchParams.get("fact"));
  const [history, behind] = await Promise.all([
    chosen ? historyOf(db, id, chosen.category) : [],
    chosen && fact ? ordersBehind(db, actor, { providerId: id, category: chosen.category, fact }) : null,
  ]);
  return {
    now: now.toISOString(),
    today: chinaDay(now),
    key: newId(),
    provider,
    grades,
    events,
    listings,
    mayLift: creditPolicy.overrule(actor, decider),
    chosen,
    history,
    behind: behind && fact ? { fact, rows: behind } : null,
    done: url.searchParams.get("done"),
  };
}
export type RatedPage = Awaited<ReturnType<typeof loadRated>>;
