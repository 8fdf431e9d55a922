import { sql } from "kysely";
import type { Actor } from "../actor";
import { invalid, mustExist, mustHold } from "../errors";
import type { Db, Tx } from "../outbox.server";
import { packageCategory } from "./category.queries.server";
import { disputePolicy } from "./dispute.policy";
import { stageClock } from "./dispute-clock.queries.server";
import type { Panel } from "./dispute-inputs";
import {
  addStep,
  advanceDispute,
  announceDispute,
  type LockedDispute,
  lockDispute,
  saveDispute,
} from "./lock-dispute.server";
import { panelCandidates } from "./panel.queries.server";
import { tellMembers } from "./tell-members.server";

type Named = Panel & { expectedVersion?: number | undefined };

/**
 * City or province name the panel: an odd number of three or more, its lead from outside the parties' cities (异地使用),
 * nobody of either party's, the re-tester's or a rival's house. Refuses: 404, 403 to others, 409 once named or in another
 * stage, 422 for somebody who may not sit or lead.
 */
export function namePanel(db: Db, actor: Actor, id: string, input: Named, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    advanceDispute(actor, locked, disputePolicy.convene, "sit", input.expectedVersion);
    mustHold(locked.panel.length === 0, "panel_named");
    const all = [input.leadId, ...input.memberIds];
    const people = await mustBeFree(tx, locked, all, input.leadId);
    const rows = all.map((expert_id) => ({ dispute_id: id, expert_id, lead: expert_id === input.leadId }));
    await tx.insertInto("dispute_panel").values(rows).execute();
    await saveDispute(tx, locked, await stageClock(tx, "arbitration_working_days", now));
    await addStep(tx, actor, id, "panel_named", { data: { names: people.map(({ name }) => name) } });
    await tellMembers(tx, actor, locked, people);
    await announceDispute(tx, actor, "dispute.panel_named", locked.order, locked.row);
  });
}

/** Locked in the order of their ids, so that whoever leaves his post meanwhile is seen. */
async function mustBeFree(tx: Tx, { row, order }: LockedDispute, ids: string[], leadId: string | null) {
  await sql`select from experts where id = any(${ids}::uuid[]) order by id for share`.execute(tx);
  const category = await packageCategory(tx, order.package_id);
  const free = await panelCandidates(tx, { id: row.id, category }, ids);
  if (free.length !== ids.length) invalid({ memberIds: "invalid_choice" }, "panel_not_free");
  if (leadId && !free.find(({ id }) => id === leadId)?.mayLead) {
    invalid({ leadId: "invalid_choice" }, "lead_not_from_elsewhere");
  }
  return free;
}

export interface Replacement {
  outId: string;
  inId: string;
  text: string;
  expectedVersion?: number | undefined;
}

/**
 * One member who has not voted gives way to another, with a reason; a lead to somebody who may lead. Refuses: 404, 403 to
 * others, 409 `member_voted`, 422 for somebody who may not sit.
 */
export function replaceMember(db: Db, actor: Actor, id: string, input: Replacement) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, id);
    advanceDispute(actor, locked, disputePolicy.convene, "sit", input.expectedVersion);
    const out = mustExist(locked.panel.find(({ expertId }) => expertId === input.outId));
    mustHold(!out.voted, "member_voted");
    const sat = await tx
      .selectFrom("dispute_panel")
      .select("expert_id")
      .where("dispute_id", "=", id)
      .where("expert_id", "=", input.inId)
      .executeTakeFirst();
    mustHold(!sat, "member_known");
    const people = await mustBeFree(tx, locked, [input.inId], out.lead ? input.inId : null);
    await tx
      .updateTable("dispute_panel")
      .set({ released_at: sql`now()` })
      .where("dispute_id", "=", id)
      .where("expert_id", "=", input.outId)
      .execute();
    await tx
      .insertInto("dispute_panel")
      .values({ dispute_id: id, expert_id: input.inId, lead: out.lead })
      .execute();
    await saveDispute(tx, locked, {});
    const names = people.map(({ name }) => name);
    await addStep(tx, actor, id, "member_replaced", { text: input.text, data: { names, out: out.name } });
    await tellMembers(tx, actor, locked, people);
    await announceDispute(tx, actor, "dispute.member_replaced", locked.order, locked.row);
  });
}
