import type { Db } from "../outbox.server";
import { deadlineOf } from "./working-clocks.queries.server";
import type { Deadline } from "./working-time";

interface Disputable {
  status: string;
  disputed_at: Date | null;
}

/** By when the hub is to have decided a dispute (DOMAIN 6: 5 working days); null for an order without one. */
export async function resolutionDue(db: Db, order: Disputable): Promise<Deadline | null> {
  if (order.status !== "disputed" || order.disputed_at === null) return null;
  return deadlineOf(db, "resolution_working_days", order.disputed_at);
}
