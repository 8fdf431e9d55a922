import { newId } from "../ids";
import type { Tx } from "../outbox.server";
import type { PackageInput } from "./request";
import type { ResolvedItem } from "./resolve-items.server";

export interface PlannedPackage {
  readonly id: string;
  readonly input: PackageInput;
  readonly items: ResolvedItem[];
  readonly position: number;
}

export const planPackages = (packages: PackageInput[], items: ResolvedItem[][]): PlannedPackage[] =>
  packages.map((input, index) => ({ id: newId(), input, items: items[index] ?? [], position: index + 1 }));

/** Packages and all their items in one statement. */
export async function insertPackages(tx: Tx, requestId: string, planned: PlannedPackage[], status: string) {
  if (planned.length === 0) return;
  const packages = tx.insertInto("packages").values(packageRows(requestId, planned, status));
  const items = itemRows(planned);
  if (items.length === 0) await packages.execute();
  else
    await tx
      .with("p", () => packages.returning("id"))
      .insertInto("items")
      .values(items)
      .execute();
}

export const packageRows = (requestId: string, planned: PlannedPackage[], status: string) =>
  planned.map(({ id, input, position }) => ({
    id,
    request_id: requestId,
    position,
    category: input.category,
    stage: input.stage,
    kind: input.kind,
    catalogue_code: input.catalogueCode ?? null,
    status,
  }));

export const itemRows = (planned: Pick<PlannedPackage, "id" | "items">[]) =>
  planned.flatMap(({ id, items }) =>
    items.map((item, index) => ({ ...item, id: newId(), package_id: id, position: index + 1 })),
  );

export async function insertItems(tx: Tx, planned: Pick<PlannedPackage, "id" | "items">[]) {
  const rows = itemRows(planned);
  if (rows.length > 0) await tx.insertInto("items").values(rows).execute();
}
