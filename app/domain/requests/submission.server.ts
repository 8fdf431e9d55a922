import type { Author } from "../actor";
import { chinaDay } from "../china-day";
import { triageClock, triageClockBy } from "../clocks/triage-clock.queries.server";
import { assertMayTrade, mayTrade } from "../organisations/trading.server";
import { announce, type Tx } from "../outbox.server";
import { nextSerial, plainNumber } from "../serials.server";
import { compulsoryItems } from "./compulsory.queries.server";

interface Arrival {
  enterprise_id: string;
  number: string | null;
  region_code: string;
  received_at: Date | null;
}

/**
 * What reaching a hub gives a request, in an order that matters: the number last, because its row keeps every other
 * request of the region waiting until the commit. Its number `XQ-<region>-<year>-<serial>` (kept when it has one), the
 * moment of 即收 (the first one counts), and a fresh triage clock in the hub's duty time (DOMAIN 6).
 */
export async function arrival(tx: Tx, request: Arrival, hubId: string, now = new Date()) {
  await assertMayTrade(tx, request.enterprise_id);
  const clock = await triageClock(tx, hubId, now);
  return {
    ...clock,
    number: request.number ?? (await nextRequestNumber(tx, request.region_code, now)),
    received_at: request.received_at ?? now,
    return_reason: null,
  };
}

/** The same for a request that is being filed, by what its caller has read already; its number comes as it is written. */
export async function firstArrival(
  tx: Tx,
  known: { uscc_state: string; settings: unknown; periods: unknown },
  now: Date,
) {
  mayTrade(known.uscc_state);
  return { ...(await triageClockBy(tx, known, now)), received_at: now, return_reason: null };
}

/** Year and kind of a request's number, as its serials are kept. */
export const serialOfRequest = (region: string, now: Date) =>
  ["XQ", region, Number(chinaDay(now).slice(0, 4))] as const;

async function nextRequestNumber(tx: Tx, region: string, now: Date) {
  const place = serialOfRequest(region, now);
  return plainNumber(...place, await nextSerial(tx, ...place));
}

/**
 * Tells the hub; compulsory verification is pointed out, for it is designated and never quoted (DOMAIN 4). Not looked
 * for where the caller knows that nothing is to be verified.
 */
export async function announceSubmitted(
  tx: Tx,
  author: Author,
  request: { id: string; enterprise_id: string; hub_id: string; number: string },
  mayVerify = true,
) {
  const compulsory = mayVerify ? (await compulsoryItems(tx, request.id)).length : 0;
  const { number, hub_id: hubId } = request;
  await announce(tx, author, "request.submitted", {
    requestId: request.id,
    organisationId: request.enterprise_id,
    data: { number, hubId, ...(compulsory > 0 ? { compulsory } : {}) },
  });
}
