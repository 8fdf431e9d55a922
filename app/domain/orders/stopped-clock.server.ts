import { chinaDay } from "../china-day";
import { loadCalendar } from "../clocks/calendar.queries.server";
import { addWorkingDays, workingDaysBetween } from "../clocks/working-time";
import { resumeDisputeClock } from "../disputes/dispute-clock.queries.server";
import type { Tx } from "../outbox.server";
import { type LockedOrder, type OrderChanges, saveOrder } from "./lock-order.server";
import { isActive } from "./start-work.server";

interface Stop {
  since: Date;
  until: Date;
}

/** What a stop costs nobody: the promised day moves by its working days, and its seconds are no working time. */
export async function pausedClock(
  tx: Tx,
  order: Pick<LockedOrder, "paused_seconds" | "promised_on">,
  { since, until }: Stop,
): Promise<OrderChanges> {
  const calendar = await loadCalendar(tx);
  const days = workingDaysBetween(calendar, chinaDay(since), chinaDay(until));
  const seconds = Math.round((until.getTime() - since.getTime()) / 1000);
  return {
    paused_seconds: order.paused_seconds + seconds,
    ...(order.promised_on && days > 0
      ? { promised_on: addWorkingDays(calendar, order.promised_on, days).day }
      : {}),
  };
}

/**
 * A regulator lets a locked order go on: neither its promise nor an open dispute's deadline lost the time it stood still.
 * `other` is since when it stands still for another reason, order or request: that time is given back when that ends.
 */
export async function resumeClocks(
  tx: Tx,
  order: LockedOrder,
  since: Date,
  other: Date | null,
  changes: OrderChanges = {},
): Promise<void> {
  const stop = { since, until: other ?? new Date() };
  const stood = stop.until > since;
  // an agreed pause lasts as long at least, and gives its days back itself; a report that is out was late or not before
  const promises = isActive(order) && order.first_issued_at === null && order.hold_consented_at === null;
  const paused = stood && promises ? await pausedClock(tx, order, stop) : {};
  await saveOrder(tx, order, { ...paused, ...changes });
  if (stood) await resumeDisputeClock(tx, order.id, stop);
}
