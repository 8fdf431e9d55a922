import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustBeCurrent, mustHold } from "../errors";
import { announce, type Db } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";
import { lockImport } from "./lock-import.server";
import { storeDiff } from "./scope-diff.queries.server";
import { importLifecycle } from "./scope-import";

/** The provider hands its import to the hub. Refuses one without any accepted row: it would empty the scope. */
export function submitImport(
  db: Db,
  actor: Actor,
  input: { importId: string; expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const { row, accreditation } = await lockImport(tx, actor, input.importId);
    authorize(accreditationPolicy.manage(actor, accreditation));
    const status = importLifecycle.after(row.status, "submit");
    mustHold(row.accepted > 0, "nothing_accepted");
    mustBeCurrent(input.expectedVersion, row.version);
    const diff = await storeDiff(tx, row.id);
    await tx
      .updateTable("scope_imports")
      .set({ status, submitted_at: new Date(), version: sql`version + 1` })
      .where("id", "=", row.id)
      .execute();
    await announce(tx, actor, "scope.submitted", {
      providerId: row.provider_id,
      data: { importId: row.id, number: accreditation.number, ...diff },
      audit: { type: "scope_import", id: row.id },
    });
    return diff;
  });
}
