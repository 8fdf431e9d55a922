import { THE_CLOCK } from "../actor";
import { chinaDay } from "../china-day";
import { recordCreditEvent } from "../credit/record-event.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { SWEEP, sweep } from "./sweep.server";

const OPEN = ["confirmed", "sample_received", "on_site", "in_progress"];

/**
 * Expiry watch (DOMAIN 9): tells the provider of an accreditation that lapsed, and every hub with open orders of that
 * provider which ones they are; a lapse with orders open counts against its credit. Once an end of validity: a renewal arms it again. Gives how many.
 */
export async function watchExpiry(db: Db, now: Date): Promise<number> {
  const today = chinaDay(now);
  const lapsed = await lapsedQuery(db, today).orderBy("valid_to").limit(SWEEP).execute();
  return sweep(
    db,
    lapsed.map(({ id }) => id),
    (tx, id) => tellLapsed(tx, id, today),
  );
}

// the last day of validity still counts
const lapsedQuery = (db: Db, today: string) =>
  db
    .selectFrom("accreditations")
    .select(["id", "provider_id", "kind", "number", "valid_to"])
    .where("status", "=", "active")
    .where("approved_at", "is not", null)
    .where("valid_to", "<", today)
    .where(({ eb }) => eb("lapse_told_for", "is distinct from", eb.ref("valid_to")));

async function tellLapsed(tx: Tx, id: string, today: string): Promise<boolean> {
  const row = await lapsedQuery(tx, today).where("id", "=", id).forUpdate().skipLocked().executeTakeFirst();
  if (!row) return false;
  await tx.updateTable("accreditations").set({ lapse_told_for: row.valid_to }).where("id", "=", id).execute();
  const about = { kind: row.kind, number: row.number, validTo: row.valid_to, accreditationId: id };
  const audit = { type: "accreditation", id };
  const byHub = await openOrders(tx, row.provider_id);
  // the provider's row before any audit chain: whoever takes both takes them in this order
  if (byHub.size > 0) {
    await recordCreditEvent(tx, THE_CLOCK, {
      providerId: row.provider_id,
      kind: "certificate_lapsed",
      evidence: `${row.number} · ${row.valid_to} · ${[...byHub.values()].flat().join(" ")}`.slice(0, 2000),
      reference: row.number,
      accreditationId: id,
      causeKey: `lapsed:${id}:${row.valid_to}`,
    });
  }
  for (const [hubId, orders] of byHub) {
    const data = { ...about, hubId, orders };
    await announce(tx, THE_CLOCK, "accreditation.orders_affected", {
      providerId: row.provider_id,
      data,
      audit,
    });
  }
  await announce(tx, THE_CLOCK, "accreditation.lapsed", {
    providerId: row.provider_id,
    organisationId: row.provider_id,
    data: about,
    audit,
  });
  return true;
}

async function openOrders(tx: Tx, providerId: string) {
  const rows = await tx
    .selectFrom("orders")
    .select(["hub_id", "number"])
    .where("provider_id", "=", providerId)
    .where("status", "in", OPEN)
    .orderBy("number")
    .execute();
  const byHub = new Map<string, string[]>();
  for (const { hub_id, number } of rows) byHub.set(hub_id, [...(byHub.get(hub_id) ?? []), number]);
  return byHub;
}
