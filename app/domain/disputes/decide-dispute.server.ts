import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustHold } from "../errors";
import type { Db, Tx } from "../outbox.server";
import { type Decision, verdictOf } from "./dispute";
import { disputePolicy } from "./dispute.policy";
import type { Reasoned } from "./dispute-inputs";
import { endDispute } from "./end-dispute.server";
import { addStep, advanceDispute, announceDispute, lockDispute, saveDispute } from "./lock-dispute.server";
import { isRecused } from "./panel.queries.server";

export interface Ballot {
  vote: Decision;
  opinion: string;
  expectedVersion?: number | undefined;
}

/**
 * A member writes his opinion and votes, once. The other members read it; the parties read only that he has voted.
 * Refuses: 404, 403 to all but the sitting panel, 409 `already_voted`, `member_recused` for who has meanwhile taken a
 * post with one side.
 */
export function castVote(db: Db, actor: Actor, id: string, input: Ballot) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    advanceDispute(actor, locked, disputePolicy.vote, "sit", input.expectedVersion);
    const seat = disputePolicy.seat(actor, locked.facts);
    const mine = locked.panel.find(({ userId }) => userId === seat?.userId);
    authorize(mine !== undefined);
    mustHold(!mine.voted, "already_voted");
    mustHold(!(await isRecused(tx, id, mine.expertId)), "member_recused");
    const { vote, opinion } = input;
    await tx
      .insertInto("dispute_votes")
      .values({ dispute_id: id, expert_id: mine.expertId, vote, opinion })
      .execute();
    await saveDispute(tx, locked, {});
    await addStep(tx, actor, id, "voted");
    await announceDispute(tx, actor, "dispute.voted", locked.order, locked.row);
  });
}

/**
 * When all have voted, the lead publishes what the votes decide, with the reasons and the evidence in its order; when its
 * time is over any member does, since a lead who has voted and left cannot be replaced. Gives the decision. Refuses: 404,
 * 403 to others, 409 `votes_missing`.
 */
export function publishDecision(
  db: Db,
  actor: Actor,
  id: string,
  input: Reasoned & { expectedVersion?: number | undefined },
  now = new Date(),
): Promise<Decision> {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    const late = locked.row.due_at !== null && locked.row.due_at <= now;
    const may = late ? disputePolicy.vote : disputePolicy.publish;
    advanceDispute(actor, locked, may, "decide", input.expectedVersion);
    mustHold(
      locked.panel.every(({ voted }) => voted),
      "votes_missing",
    );
    const decision = verdictOf(await votesOf(tx, id));
    await endDispute(tx, actor, locked, {
      decision,
      madeBy: "panel",
      reasoning: input.reasoning,
      evidence: input,
    });
    return decision;
  });
}

async function votesOf(tx: Tx, disputeId: string) {
  const rows = await tx
    .selectFrom("dispute_votes")
    .select("vote")
    .where("dispute_id", "=", disputeId)
    .execute();
  return rows.map(({ vote }) => vote);
}
