import type { Db, Tx } from "../outbox.server";
import { lockOnePackage, lockRequest } from "../requests/locks.server";
import { claimRequest } from "./due-requests.queries.server";
import { SWEEP } from "./sweep.server";

const inState = (db: Db, status: "quoting" | "comparing") =>
  db
    .selectFrom("packages as p")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .select("p.id")
    .where("p.status", "=", status)
    .where("r.suspended_at", "is", null)
    .limit(SWEEP);

/** Packages whose quoting window is over. */
export async function packagesPastDeadline(db: Db, now: Date): Promise<string[]> {
  const rows = await inState(db, "quoting")
    .where("p.quoting_deadline", "<=", now)
    .orderBy("p.quoting_deadline")
    .execute();
  return rows.map(({ id }) => id);
}

/** Packages whose time for choosing is over. */
export async function packagesLapsed(db: Db, now: Date): Promise<string[]> {
  const rows = await inState(db, "comparing")
    .where("p.comparing_until", "<=", now)
    .orderBy("p.comparing_until")
    .execute();
  return rows.map(({ id }) => id);
}

/** The package under its request's lock, or null while somebody else works on the request. */
export async function claimPackage(tx: Tx, packageId: string) {
  const { request_id } = await tx
    .selectFrom("packages")
    .select("request_id")
    .where("id", "=", packageId)
    .executeTakeFirstOrThrow();
  if (!(await claimRequest(tx, request_id))) return null;
  const request = await lockRequest(tx, request_id);
  return { request, pack: await lockOnePackage(tx, request, packageId) };
}

/** Somebody offers on it still. */
export async function hasQuotes(db: Db, packageId: string): Promise<boolean> {
  const quote = await db
    .selectFrom("quotes")
    .select("id")
    .where("package_id", "=", packageId)
    .where("status", "=", "active")
    .limit(1)
    .executeTakeFirst();
  return quote !== undefined;
}
