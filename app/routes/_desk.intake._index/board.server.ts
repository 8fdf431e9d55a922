import type { Actor } from "~/domain/actor";
import { loadCalendar } from "~/domain/clocks/calendar.queries.server";
import { loadClockSettings } from "~/domain/clocks/settings.queries.server";
import { dutyPeriodsOf } from "~/domain/clocks/triage-clock.queries.server";
import { type Calendar, dayOf, isOnDuty, workingDaysBetween } from "~/domain/clocks/working-time";
import type { BoardFilter } from "~/domain/intake/board";
import {
  afterCards,
  routingCards,
  type WorkCard,
  waitingCards,
  workCards,
} from "~/domain/intake/board.queries.server";
import { boardFigures, meanResponse } from "~/domain/intake/figures.queries.server";
import type { Db } from "~/domain/outbox.server";

/** Everything the board shows: one query a column, two for the figures. */
export async function loadBoard(db: Db, actor: Actor, filter: BoardFilter, now: Date) {
  const calendar = await loadCalendar(db);
  const [settings, periods, figures, response, waiting, routing, work, after] = await Promise.all([
    loadClockSettings(db),
    dutyPeriodsOf(db, actor.hubs?.hubId ?? ""),
    boardFigures(db, actor, filter.scope, now),
    meanResponse(db, actor, filter.scope, now),
    waitingCards(db, actor, filter),
    routingCards(db, actor, filter),
    workCards(db, actor, filter),
    afterCards(db, actor, filter),
  ]);
  return {
    now,
    settings,
    onDuty: isOnDuty(calendar, periods, now),
    figures: { ...figures, response },
    waiting,
    routing,
    work: work.map((card) => ({ ...card, ...progressOf(calendar, card, now) })),
    after: after.map((card) => ({ ...card, startedAt: card.disputeClockFrom ?? card.acceptedAt })),
  };
}
export type BoardData = Awaited<ReturnType<typeof loadBoard>>;

/** Which working day of the promised ones it is; the day of the start is the first. */
function progressOf(calendar: Calendar, card: WorkCard, now: Date) {
  if (card.workingDays === null) return { day: null };
  return { day: workingDaysBetween(calendar, dayOf(card.begunAt), dayOf(now)) + 1 };
}
