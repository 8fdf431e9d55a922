import { chinaDay } from "~/domain/china-day";
import { loadClockSettings } from "~/domain/clocks/settings.queries.server";
import { listingsOf } from "~/domain/credit/blacklist.queries.server";
import { creditPolicy } from "~/domain/credit/credit.policy";
import { eventsOf, FACTS, gradesOf, historyOf, ordersBehind } from "~/domain/credit/credit.queries.server";
import { objectionEnds } from "~/domain/credit/terms";
import type { Visit } from "~/platform/http.server";

/** The provider's own credit; `?category=` opens a breakdown, `&fact=` the orders behind one of its figures. */
export async function loadMine({ db, actor, url }: Visit) {
  const now = new Date();
  const id = actor.organisationId;
  const [grades, events, listings, settings] = await Promise.all([
    gradesOf(db, id),
    eventsOf(db, actor, id, chinaDay(now)),
    listingsOf(db, id),
    loadClockSettings(db),
  ]);
  const asked = url.searchParams.get("category");
  const chosen = grades.find(({ category }) => category === asked) ?? grades[0];
  const fact = FACTS.find((each) => each === url.searchParams.get("fact"));
  const [history, behind] = await Promise.all([
    chosen ? historyOf(db, id, chosen.category) : [],
    chosen && fact ? ordersBehind(db, actor, { providerId: id, category: chosen.category, fact }) : null,
  ]);
  const appeals = creditPolicy.answersForHouse(actor);
  return {
    now: now.toISOString(),
    grades,
    chosen: chosen ?? null,
    history,
    behind: behind && fact ? { fact, rows: behind } : null,
    events: events.map((event) => {
      const ends = objectionEnds(event.recorded_at, settings.credit_objection_days);
      const free = appeals && event.points < 0 && event.settled === null;
      const asked = (kind: string) =>
        event.cases.some((each) => each.kind === kind && each.status !== "refused");
      const objected = event.cases.some(({ kind }) => kind === "objection");
      return {
        ...event,
        objectionEnds: ends.toISOString(),
        mayObject: free && !objected && now < ends,
        late: free && !objected && now >= ends,
        mayRepair: free && !asked("repair"),
      };
    }),
    listing: listings.find(({ lifted_at }) => lifted_at === null) ?? null,
    done: url.searchParams.get("done"),
  };
}
export type MyCredit = Awaited<ReturnType<typeof loadMine>>;
