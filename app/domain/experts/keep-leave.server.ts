import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { chinaDay } from "../china-day";
import { mustExist, mustHold } from "../errors";
import { idSchema, newId } from "../ids";
import { type Db, recordAudit } from "../outbox.server";
import type { LeaveInput } from "./expert";
import { expertPolicy } from "./expert.policy";
import { lockExpert } from "./expert-rows.server";

/**
 * Records days off, by the expert himself or the head of his house; what he has passes on when they begin. Refuses 404,
 * 403, and 409 when days overlap leave on record.
 */
export function addLeave(db: Db, actor: Actor, expertId: string, leave: LeaveInput): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const expert = await lockExpert(tx, actor, expertId);
    authorize(expertPolicy.absent(actor, expert));
    const { startsOn, endsOn, reason } = leave;
    const clash = await tx
      .selectFrom("expert_leaves")
      .select("id")
      .where("expert_id", "=", expertId)
      .where("starts_on", "<=", endsOn)
      .where("ends_on", ">=", startsOn)
      .executeTakeFirst();
    mustHold(clash === undefined, "leave_overlaps");
    const days = { starts_on: startsOn, ends_on: endsOn, reason, created_by: actor.userId };
    await tx
      .insertInto("expert_leaves")
      .values({ id: newId(), expert_id: expertId, ...days })
      .execute();
    await recordAudit(
      tx,
      actor,
      "expert.leave_added",
      { type: "expert", id: expertId },
      { startsOn, endsOn },
    );
  });
}

/** Takes back days off that are not over; days already taken stay on record. Refuses 404, 403, and 409 once it is over. */
export function endLeave(db: Db, actor: Actor, expertId: string, leaveId: string, today = chinaDay()) {
  return db.transaction().execute(async (tx) => {
    const expert = await lockExpert(tx, actor, expertId);
    authorize(expertPolicy.absent(actor, expert));
    const id = mustExist(idSchema.safeParse(leaveId).data);
    const named = tx
      .selectFrom("expert_leaves")
      .selectAll()
      .where("id", "=", id)
      .where("expert_id", "=", expertId);
    const leave = mustExist(await named.executeTakeFirst());
    mustHold(leave.ends_on >= today, "leave_over");
    if (leave.starts_on >= today) await tx.deleteFrom("expert_leaves").where("id", "=", id).execute();
    else
      await tx
        .updateTable("expert_leaves")
        .set({ ends_on: dayBefore(today) })
        .where("id", "=", id)
        .execute();
    const data = { startsOn: leave.starts_on, endsOn: leave.ends_on };
    await recordAudit(tx, actor, "expert.leave_removed", { type: "expert", id: expertId }, data);
  });
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
