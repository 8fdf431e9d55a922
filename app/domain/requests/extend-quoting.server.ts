import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { loadClockSettings } from "../clocks/settings.queries.server";
import { mustHold } from "../errors";
import { announce, type Db } from "../outbox.server";
import type { ExtendInput } from "./hub-commands";
import { advance, type LockedPackage, lockOnePackage, lockRequest, savePackage } from "./locks.server";
import { requestPolicy } from "./request.policy";

const HOUR = 3_600_000;

/**
 * The enterprise gives providers as many hours again, once a package. Gives the new deadline.
 * Refuses: 403 for anybody else; 409 unless quoting, after the deadline, or the second time; then 412.
 */
export function extendQuoting(db: Db, actor: Actor, input: ExtendInput, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, input.requestId);
    authorizeSight(requestPolicy.see(actor, request, false));
    authorize(requestPolicy.own(actor, request));
    const pack = await lockOnePackage(tx, request, input.packageId);
    const status = advance(request, pack, "extend", input.expectedVersion);
    mustHold(pack.extended_at === null, "already_extended");
    const deadline = await later(pack, (await loadClockSettings(tx)).quoting_hours, now);
    await savePackage(tx, pack, status, { extended_at: now, quoting_deadline: deadline });
    await announce(tx, actor, "package.extended", {
      requestId: request.id,
      packageId: pack.id,
      data: { number: request.number, deadline: deadline.toISOString() },
    });
    return deadline;
  });
}

async function later(pack: LockedPackage, hours: number, now: Date) {
  const before = pack.quoting_deadline ?? now;
  mustHold(before >= now, "quoting_closed");
  return new Date(before.getTime() + hours * HOUR);
}
