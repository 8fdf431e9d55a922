import { type Actor, type Author, THE_CLOCK } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { chinaDay } from "../china-day";
import { SWEEP, sweep } from "../clocks/sweep.server";
import { invalid, mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import { listedBy, openOrdersByHub } from "./blacklist.queries.server";
import type { BlacklistForm } from "./credit";
import { creditPolicy } from "./credit.policy";
import { lockProvider } from "./lock-provider.server";

/** Why the clock takes one off; pages find the words by nobody having lifted it. */
const PERIOD_OVER = "period_over";
/** A listing ends; for longer a court decides, not a form. */
const MOST_YEARS = 10;

/**
 * A regulator puts a provider on the blacklist 黑名单: gone from the directory and the search, refused by the gate from
 * the commit on; each hub is told which open orders it has. Gives the listing's id. Refuses: 404 outside of the
 * subtree, 409 when it stands there already, 422 for a last day that is past or too far.
 */
export function blacklistProvider(
  db: Db,
  actor: Actor,
  input: BlacklistForm & { providerId: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const provider = await lockProvider(tx, input.providerId);
    authorizeSight(creditPolicy.supervise(actor, provider));
    mustHold(provider.blacklisted_at === null, "already_blacklisted");
    mustBeAPeriod(input.endsOn);
    const id = newId();
    await tx
      .insertInto("blacklistings")
      .values({
        id,
        provider_id: input.providerId,
        reason: input.reason,
        legal_basis: input.legalBasis,
        ends_on: input.endsOn,
        listed_by: actor.userId,
        listed_organisation_id: actor.organisationId,
      })
      .execute();
    await tellHubs(tx, actor, input.providerId, id);
    await announce(tx, actor, "provider.blacklisted", {
      providerId: input.providerId,
      organisationId: input.providerId,
      data: { blacklistingId: id, reason: input.reason, basis: input.legalBasis, until: input.endsOn },
    });
    return id;
  });
}

function mustBeAPeriod(endsOn: string) {
  const today = chinaDay();
  if (endsOn <= today) invalid({ endsOn: "must_be_future" });
  if (endsOn > `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`) invalid({ endsOn: "too_far" });
}

/** Open orders are the hubs' from now on: each hears of its own, by number. */
async function tellHubs(tx: Tx, author: Author, providerId: string, blacklistingId: string) {
  for (const { hubId, orders } of await openOrdersByHub(tx, providerId)) {
    await announce(tx, author, "provider.orders_handed", {
      providerId,
      data: { hubId, orders, blacklistingId },
      audit: { type: "blacklisting", id: blacklistingId },
    });
  }
}

/**
 * A regulator takes a provider off the blacklist, with a reason. Refuses: 404 outside of the subtree, 409 when it is not on
 * it, 403 when an office above the actor's put it there.
 */
export function liftBlacklisting(db: Db, actor: Actor, providerId: string, reason: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const provider = await lockProvider(tx, providerId);
    authorizeSight(creditPolicy.supervise(actor, provider));
    mustHold(provider.blacklisted_at !== null, "not_blacklisted");
    authorize(creditPolicy.overrule(actor, await listedBy(tx, providerId)), "credit_other_office");
    await lift(tx, actor, providerId, reason);
  });
}

async function lift(tx: Tx, author: Author, providerId: string, reason: string) {
  const row = await tx
    .updateTable("blacklistings")
    .set({ lifted_at: new Date(), lifted_by: author.userId, lift_reason: reason })
    .where("provider_id", "=", providerId)
    .where("lifted_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  mustHold(row !== undefined, "not_blacklisted");
  await announce(tx, author, "provider.unlisted", {
    providerId,
    organisationId: providerId,
    data: { blacklistingId: row.id, reason },
  });
}

/** Takes providers off whose time on the blacklist is over; the last day still counts. Gives how many. */
export async function endBlacklistings(db: Db, now: Date): Promise<number> {
  const today = chinaDay(now);
  const over = (from: Db) =>
    from
      .selectFrom("blacklistings")
      .select(["id", "provider_id"])
      .where("lifted_at", "is", null)
      .where("ends_on", "<", today);
  const rows = await over(db).orderBy("ends_on").limit(SWEEP).execute();
  return sweep(
    db,
    rows.map(({ id }) => id),
    async (tx, id) => {
      const { provider_id } = mustExist(rows.find((row) => row.id === id));
      await lockProvider(tx, provider_id);
      const still = await over(tx).where("id", "=", id).executeTakeFirst();
      if (!still) return false;
      await lift(tx, THE_CLOCK, provider_id, PERIOD_OVER);
      return true;
    },
  );
}
