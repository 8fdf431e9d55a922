import { THE_CLOCK } from "../actor";
import { announce, type Db, type Tx } from "../outbox.server";
import { advance, type LockedPackage, type LockedRequest, savePackage } from "../requests/locks.server";
import { claimPackage, hasQuotes, packagesPastDeadline } from "./due-packages.queries.server";
import { expirePackage } from "./expire-package.server";
import { sweep } from "./sweep.server";
import { comparingClock } from "./working-clocks.queries.server";

/** Ends quoting windows: with quotes the enterprise compares for some working days, without the package expires. Gives how many. */
export async function endQuoting(db: Db, now: Date): Promise<number> {
  return sweep(db, await packagesPastDeadline(db, now), (tx, id) => end(tx, id, now));
}

async function end(tx: Tx, id: string, now: Date): Promise<boolean> {
  const found = await claimPackage(tx, id);
  if (!found || found.request.suspended_at) return false;
  const { request, pack } = found;
  const deadline = pack.quoting_deadline;
  if (pack.status !== "quoting" || !deadline || deadline > now) return false;
  if (await hasQuotes(tx, id)) await compare(tx, request, pack, deadline);
  else await expirePackage(tx, request, pack, "deadline_without_quotes");
  return true;
}

async function compare(tx: Tx, request: LockedRequest, pack: LockedPackage, deadline: Date) {
  const clock = await comparingClock(tx, deadline);
  await savePackage(tx, pack, advance(request, pack, "deadline_with_quotes"), clock);
  await announce(tx, THE_CLOCK, "package.comparing", {
    requestId: request.id,
    packageId: pack.id,
    organisationId: request.enterprise_id,
    data: { number: request.number, until: clock.comparing_until.toISOString() },
  });
}
