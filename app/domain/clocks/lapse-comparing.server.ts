import type { Db, Tx } from "../outbox.server";
import { claimPackage, packagesLapsed } from "./due-packages.queries.server";
import { expirePackage } from "./expire-package.server";
import { sweep } from "./sweep.server";

/** Expires packages whose enterprise did not choose in time; it can re-issue them. Gives how many. */
export async function lapseComparing(db: Db, now: Date): Promise<number> {
  return sweep(db, await packagesLapsed(db, now), (tx, id) => lapse(tx, id, now));
}

async function lapse(tx: Tx, id: string, now: Date): Promise<boolean> {
  const found = await claimPackage(tx, id);
  if (!found || found.request.suspended_at) return false;
  const { request, pack } = found;
  if (pack.status !== "comparing" || !pack.comparing_until || pack.comparing_until > now) return false;
  await expirePackage(tx, request, pack, "lapse");
  return true;
}
