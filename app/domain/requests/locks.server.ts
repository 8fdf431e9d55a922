import { sql } from "kysely";
import { type FieldCodes, mustBeCurrent, mustExist, Refusal } from "../errors";
import type { Tx } from "../outbox.server";
import type { PackageEvent, PackageStatus } from "./package";
import { packageLifecycle } from "./package";

/**
 * The request with the positions of its hubs, locked: whoever holds it is alone with its packages and quotes. Rows that
 * only name it, such as what an expert's conversation announces, may be written meanwhile: their key needs no more.
 */
export async function lockRequest(tx: Tx, requestId: string) {
  // a join would lose the row when its hub changes while this waits; so the hub is looked up from the row as locked
  const request = await tx
    .selectFrom("requests as r")
    .selectAll("r")
    .select([
      sql<number>`(select ordinal from hubs where id = r.hub_id)`.as("hub_ordinal"),
      sql<string>`(select level from hubs where id = r.hub_id)`.as("hub_level"),
      sql<string | null>`(select parent_id from hubs where id = r.hub_id)`.as("hub_parent_id"),
      sql<number>`(select ordinal from hubs where id = r.origin_hub_id)`.as("origin_ordinal"),
    ])
    .where("r.id", "=", requestId)
    .forNoKeyUpdate("r")
    .executeTakeFirst();
  return mustExist(request);
}
export type LockedRequest = Awaited<ReturnType<typeof lockRequest>>;

/** The packages of a locked request: all of them, or the one named; refuses an unknown one. */
export async function lockPackages(tx: Tx, request: LockedRequest, packageId?: string) {
  const packages = await tx
    .selectFrom("packages")
    .selectAll()
    .where("request_id", "=", request.id)
    .orderBy("position")
    .forUpdate()
    .execute();
  if (packageId === undefined) return packages;
  return [mustExist(packages.find((pack) => pack.id === packageId))];
}
export type LockedPackage = Awaited<ReturnType<typeof lockPackages>>[number];

/** The one package an event is about; it must be named when the request has several. */
export async function lockOnePackage(tx: Tx, request: LockedRequest, packageId?: string) {
  const packages = await lockPackages(tx, request, packageId);
  const [pack] = packages;
  if (!pack) throw new Refusal("not_found", "not_found");
  if (packages.length > 1) {
    const fields: FieldCodes = { packageId: "required" };
    throw new Refusal("invalid", "package_not_named", { fields });
  }
  return pack;
}

/** State, then version: the second and third of the three checks (DOMAIN 5). A suspended request takes no event. */
export function advance(
  request: LockedRequest,
  pack: LockedPackage,
  event: PackageEvent,
  expectedVersion?: number,
): PackageStatus {
  const status = packageLifecycle.after(pack.status, event);
  if (request.suspended_at !== null) throw new Refusal("conflict", "suspended");
  mustBeCurrent(expectedVersion, request.version);
  return status;
}

export type PackageChanges = Partial<
  Pick<
    LockedPackage,
    | "ring"
    | "quoting_opened_at"
    | "quoting_deadline"
    | "extended_at"
    | "comparing_until"
    | "deadline_provisional"
  >
>;

/** Saves a package's state and whatever came with it, and moves both versions on. */
export async function savePackage(tx: Tx, pack: LockedPackage, status: string, changes: PackageChanges = {}) {
  await tx
    .updateTable("packages")
    .set({ ...changes, status, version: sql`version + 1` })
    .where("id", "=", pack.id)
    .execute();
  await touchRequest(tx, pack.request_id);
}

/** Moves the request's version on: what its readers saw is no longer current. */
export async function touchRequest(tx: Tx, requestId: string) {
  await tx.updateTable("requests").set({ version: sql`version + 1` }).where("id", "=", requestId).execute();
}
