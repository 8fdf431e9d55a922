import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustBeCurrent, mustHold } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";
import { applyStaged } from "./apply-import.server";
import { lockImport } from "./lock-import.server";
import { type Diff, storeDiff } from "./scope-diff.queries.server";
import { type ImportStatus, importLifecycle } from "./scope-import";

export interface ImportDecision {
  importId: string;
  note?: string | undefined;
  expectedVersion?: number | undefined;
}

/**
 * The hub lets an annex take effect: rows of its accreditation, kind and sites become exactly those of the file, in one
 * transaction. Gives what changed against the scope of this moment; the same file again changes nothing.
 */
export function approveImport(db: Db, actor: Actor, input: ImportDecision): Promise<Diff> {
  return db.transaction().execute(async (tx) => {
    const { row, accreditation } = await lockImport(tx, actor, input.importId);
    authorize(accreditationPolicy.decide(actor, accreditation));
    const status = importLifecycle.after(row.status, "approve");
    mustHold(accreditation.approved_at !== null, "accreditation_not_approved");
    mustHold(accreditation.status !== "withdrawn", "accreditation_withdrawn");
    mustBeCurrent(input.expectedVersion, row.version);
    const diff = await storeDiff(tx, row.id);
    await applyStaged(tx, row.id);
    await decide(tx, actor, row.id, status, input.note ?? "");
    await announce(tx, actor, "scope.approved", {
      providerId: row.provider_id,
      data: { importId: row.id, number: accreditation.number, ...diff },
      audit: { type: "scope_import", id: row.id },
    });
    return diff;
  });
}

/** The hub sends an annex back with its reason; the scope stays as it was. */
export function rejectImport(db: Db, actor: Actor, input: ImportDecision & { note: string }): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { row, accreditation } = await lockImport(tx, actor, input.importId);
    authorize(accreditationPolicy.decide(actor, accreditation));
    const status = importLifecycle.after(row.status, "reject");
    mustBeCurrent(input.expectedVersion, row.version);
    await decide(tx, actor, row.id, status, input.note);
    await announce(tx, actor, "scope.rejected", {
      providerId: row.provider_id,
      data: { importId: row.id, number: accreditation.number, reason: input.note },
      audit: { type: "scope_import", id: row.id },
    });
  });
}

async function decide(tx: Tx, actor: Actor, id: string, status: ImportStatus, note: string) {
  await tx
    .updateTable("scope_imports")
    .set({
      status,
      decided_at: new Date(),
      decided_by: actor.userId,
      decision_note: note,
      version: sql`version + 1`,
    })
    .where("id", "=", id)
    .execute();
}
