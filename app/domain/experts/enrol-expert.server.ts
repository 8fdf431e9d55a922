import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import { type Db, recordAudit } from "../outbox.server";
import { expertPolicy } from "./expert.policy";
import { ensureExpert } from "./expert-rows.server";

/** Begins the profile of a member who is an expert, or gives the one there is. Refuses 404 for others, 403 unless head of his house. */
export function enrolExpert(db: Db, actor: Actor, membershipId: string): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const member = mustExist(
      await tx
        .selectFrom("memberships as m")
        .innerJoin("organisations as g", "g.id", "m.organisation_id")
        .leftJoin("hubs as h", "h.id", "g.hub_id")
        .select(["m.user_id as userId", "m.organisation_id as organisationId", "h.ordinal as hubOrdinal"])
        .where("m.id", "=", mustExist(idSchema.safeParse(membershipId).data))
        .where("m.role", "=", "expert")
        .where("m.status", "=", "active")
        .executeTakeFirst(),
    );
    mustExist(expertPolicy.see(actor, member) || null);
    authorize(expertPolicy.edit(actor, member));
    const id = await ensureExpert(tx, member);
    await recordAudit(tx, actor, "expert.profile_saved", { type: "expert", id }, { userId: member.userId });
    return id;
  });
}
