import { Refusal } from "../errors";
import type { Db } from "../outbox.server";
import { type LegalityRow, recordLegality } from "./record-legality.server";
import type { GateCode } from "./rules";

/** The gate said no. Carries the record that would be lost with the refused transaction. */
export class GateRefusal extends Refusal {
  constructor(
    code: GateCode,
    readonly record: LegalityRow,
  ) {
    super("forbidden", code, { values: { legalityRecordId: record.id } });
  }
}

/**
 * Runs a command that passes the gate. When the gate refuses, the command's transaction is rolled back and with it
 * the record; so the record is written afterwards in a transaction of its own, and the refusal goes on.
 */
export async function withLegality<T>(db: Db, command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof GateRefusal) await recordLegality(db, [error.record]);
    throw error;
  }
}
