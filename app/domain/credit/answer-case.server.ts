import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustExist } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { assessProvider } from "./assess-provider.server";
import { type AnswerForm, type CaseKind, caseLifecycle } from "./credit";
import { creditPolicy, type Decider } from "./credit.policy";
import { lockProvider } from "./lock-provider.server";

const SAID: Record<CaseKind, Record<AnswerForm["answer"], string>> = {
  objection: { uphold: "credit.objection_upheld", refuse: "credit.objection_refused" },
  repair: { uphold: "credit.repair_granted", refuse: "credit.repair_refused" },
};

/**
 * A regulator answers an objection or an application for repair, with a reason. Upheld, the event counts no more and
 * the provider is graded anew in the same transaction. Refuses: 404 outside of its subtree, 403 for the provider itself and
 * for an office below the one that recorded the event, 409 once it is answered, then 412.
 */
export function answerCase(
  db: Db,
  actor: Actor,
  caseId: string,
  input: AnswerForm & { expectedVersion?: number | undefined },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { row, provider } = await lockCase(tx, caseId);
    authorizeSight(creditPolicy.see(actor, provider));
    authorize(creditPolicy.supervise(actor, provider));
    authorize(creditPolicy.overrule(actor, await recordedBy(tx, row.event_id)), "credit_other_office");
    const status = caseLifecycle.after(row.status, input.answer);
    mustBeCurrent(input.expectedVersion, row.version);
    await tx
      .updateTable("credit_cases")
      .set({
        status,
        reason: input.reason,
        decided_by: actor.userId,
        decided_at: new Date(),
        version: sql`version + 1`,
      })
      .where("id", "=", caseId)
      .execute();
    const changes = status === "upheld" ? await assessProvider(tx, row.provider_id) : [];
    await announce(tx, actor, SAID[row.kind as CaseKind][input.answer], {
      providerId: row.provider_id,
      organisationId: row.provider_id,
      data: { caseId, eventId: row.event_id, reason: input.reason, changes },
      audit: { type: "credit_case", id: caseId },
    });
  });
}

/** The case and its provider, both locked, the provider first. Unknown: 404. */
async function lockCase(tx: Tx, caseId: string) {
  const found = mustExist(
    await tx.selectFrom("credit_cases").select("provider_id").where("id", "=", caseId).executeTakeFirst(),
  );
  const provider = await lockProvider(tx, found.provider_id);
  const row = await tx
    .selectFrom("credit_cases")
    .selectAll()
    .where("id", "=", caseId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { row, provider };
}

/** The office that recorded the event; null where the platform noticed it by itself. */
async function recordedBy(tx: Tx, eventId: string): Promise<Decider | null> {
  const row = await tx
    .selectFrom("credit_events as e")
    .innerJoin("organisations as w", "w.id", "e.recorded_organisation_id")
    .select(["w.kind", "w.region_code"])
    .where("e.id", "=", eventId)
    .executeTakeFirst();
  return row ?? null;
}
