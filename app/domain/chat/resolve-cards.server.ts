import type { Db } from "../outbox.server";
import type { Card } from "./chat";
import type { Sending } from "./sending";

/** The cards of a batch by message; what their sender may not see is missing. */
export async function resolveCards(_db: Db, sends: readonly Sending[]): Promise<Map<string, Card>> {
  const asked = sends.filter(({ k }) => k === "card");
  if (asked.length === 0) return new Map();
  return new Map();
}
