import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustBeCurrent } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import { attachmentType } from "../requests/attach-file.server";
import { storeFile } from "../store-file.server";
import { checkLifecycle } from "./inspection";
import { inspectionPolicy } from "./inspection.policy";
import { announceCheck, lockCheck, rectifyClock, saveCheck } from "./lock-check.server";

export interface Answer {
  text: string;
  /** A proof, of the kinds a request takes as attachments. */
  file: IncomingFile | null;
  expectedVersion?: number | undefined;
}

/** The provider says what it has put right, and may prove it by a file. Refuses 404, 403, 409 unless it is asked, 412, 422. */
export async function answerRectification(
  db: Db,
  files: FileStore,
  actor: Actor,
  id: string,
  { text, file, expectedVersion }: Answer,
): Promise<void> {
  const mediaType = file ? await attachmentType(file) : "";
  return db.transaction().execute(async (tx) => {
    const check = await lockCheck(tx, actor, id);
    authorize(inspectionPolicy.answer(actor, check));
    const status = checkLifecycle.after(check.status, "answer");
    mustBeCurrent(expectedVersion, check.version);
    const round = await nextRound(tx, id);
    const stored = file
      ? await storeFile(tx, files, actor, { ...file, mediaType, purpose: "rectification" })
      : null;
    await tx
      .insertInto("inspection_answers")
      .values({
        id: newId(),
        check_id: id,
        round,
        text,
        file_id: stored?.id ?? null,
        answered_by: actor.userId,
      })
      .execute();
    await saveCheck(tx, id, { status });
    await announceCheck(tx, actor, "inspection.rectification_answered", check, { round });
  });
}

async function nextRound(tx: Tx, checkId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("inspection_answers")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("check_id", "=", checkId)
    .executeTakeFirstOrThrow();
  return Number(count) + 1;
}

/** The office is content: the check is closed. Refuses 404, 403, 409 unless an answer waits, 412. */
export function confirmRectification(
  db: Db,
  actor: Actor,
  id: string,
  { note, expectedVersion }: { note: string; expectedVersion?: number | undefined },
): Promise<void> {
  return decide(db, actor, id, { decision: "confirmed", note, days: null, expectedVersion });
}

/** The office is not content: it says why and sets a fresh clock. Refuses 404, 403, 409 unless an answer waits, 412. */
export function returnRectification(
  db: Db,
  actor: Actor,
  id: string,
  { note, dueDays, expectedVersion }: { note: string; dueDays: number; expectedVersion?: number | undefined },
): Promise<void> {
  return decide(db, actor, id, { decision: "returned", note, days: dueDays, expectedVersion });
}

interface Decision {
  decision: "confirmed" | "returned";
  note: string;
  days: number | null;
  expectedVersion: number | undefined;
}

function decide(db: Db, actor: Actor, id: string, { decision, note, days, expectedVersion }: Decision) {
  return db.transaction().execute(async (tx) => {
    const check = await lockCheck(tx, actor, id);
    authorize(inspectionPolicy.manage(actor, check));
    const status = checkLifecycle.after(check.status, decision === "confirmed" ? "confirm" : "return");
    mustBeCurrent(expectedVersion, check.version);
    const now = new Date();
    await tx
      .updateTable("inspection_answers")
      .set({ decision, decision_note: note, decided_by: actor.userId, decided_at: now })
      .where("check_id", "=", id)
      .where("decision", "is", null)
      .execute();
    const clock = days === null ? {} : await rectifyClock(tx, now, days);
    await saveCheck(tx, id, { status, ...clock });
    const reason = decision === "returned" ? { reason: note } : {};
    await announceCheck(tx, actor, `inspection.rectification_${decision}`, check, reason);
  });
}
