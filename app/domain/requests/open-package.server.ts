import type { Actor } from "../actor";
import { loadClockSettings } from "../clocks/settings.queries.server";
import { mustHold } from "../errors";
import { isCompulsory } from "../matching/designated-providers.server";
import { inviteEligible } from "../matching/invite-eligible.server";
import { announce, type Db, type Tx } from "../outbox.server";
import type { OpenInput } from "./hub-commands";
import { lockForHub } from "./lock-for-hub.server";
import { advance, type LockedPackage, lockOnePackage, savePackage } from "./locks.server";
import { type Ring, widerRing } from "./package";

const HOUR = 3_600_000;

/** How the search went: providers invited now, waiting for a person, eligible in the ring; and the ring to try next. */
export interface Search {
  invited: number;
  onHold: number;
  eligible: number;
  ring: Ring;
  /** Whom the new invitations went to: they are told, their rivals are not. */
  providerIds: string[];
  /** The next wider ring, when fewer are eligible than the configured minimum (DOMAIN 7). */
  proposal: Ring | null;
}

/**
 * The hub opens a triaged package for quotes and invites every eligible provider of its ring; the window starts now.
 * Refuses: 403 unless the hub has it or ranks above; 409 unless triaged, or when the law wants a designation; then 412.
 */
export function openPackage(db: Db, actor: Actor, input: OpenInput, now = new Date()): Promise<Search> {
  return db.transaction().execute(async (tx) => {
    const request = await lockForHub(tx, actor, input.requestId);
    const pack = await lockOnePackage(tx, request, input.packageId);
    const status = advance(request, pack, "open", input.expectedVersion);
    // compulsory verification goes to the designated body and is never offered for quotes (DOMAIN 4, rule 1)
    mustHold(!(await isCompulsory(tx, pack.id)), "must_be_designated");
    const { quoting_hours } = await loadClockSettings(tx);
    const deadline = new Date(now.getTime() + quoting_hours * HOUR);
    await savePackage(tx, pack, status, { quoting_opened_at: now, quoting_deadline: deadline });
    await markRouted(tx, request.id, now);
    const search = await searchRing(tx, actor, pack, pack.ring as Ring);
    await announce(tx, actor, "package.opened", {
      requestId: request.id,
      packageId: pack.id,
      organisationId: request.enterprise_id,
      data: { number: request.number, ...search, deadline: deadline.toISOString() },
    });
    return search;
  });
}

/** Notes the first time that the request was sent to where it will be done: 即转. */
export const markRouted = (tx: Tx, requestId: string, now: Date) =>
  tx
    .updateTable("requests")
    .set((eb) => ({ routed_at: eb.fn.coalesce("routed_at", eb.val(now)) }))
    .where("id", "=", requestId)
    .execute();

/** Invites the eligible of `ring` and says whether the next one should be tried. */
export async function searchRing(tx: Tx, actor: Actor, pack: LockedPackage, ring: Ring): Promise<Search> {
  const found = await inviteEligible(tx, actor, { packageId: pack.id, ring });
  const { min_eligible } = await loadClockSettings(tx);
  return { ...found, ring, proposal: found.eligible < min_eligible ? widerRing(ring) : null };
}
