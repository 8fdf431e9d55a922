import type { Db } from "../outbox.server";
import { loadCalendar } from "./calendar.queries.server";
import { loadClockSettings } from "./settings.queries.server";
import { type Deadline, workingDeadline } from "./working-time";

interface Disputable {
  status: string;
  disputed_at: Date | null;
}

/** By when the hub is to have decided a dispute (DOMAIN 6: 5 working days); null for an order without one. */
export async function resolutionDue(db: Db, order: Disputable): Promise<Deadline | null> {
  if (order.status !== "disputed" || order.disputed_at === null) return null;
  const [calendar, settings] = await Promise.all([loadCalendar(db), loadClockSettings(db)]);
  return workingDeadline(calendar, order.disputed_at, settings.resolution_working_days);
}
