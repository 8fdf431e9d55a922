import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { invalid, mustBeCurrent } from "../errors";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import type { Profile } from "./expert";
import { expertPolicy } from "./expert.policy";
import { type ExpertRow, lockExpert } from "./expert-rows.server";

/**
 * The head of the house says what an expert does, where, when and for how many at a time. What is given already stays
 * given. Refuses 404, 403, 412; 422 for a region nobody knows and a backup of another house.
 */
export function saveExpert(db: Db, actor: Actor, id: string, profile: Profile): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const expert = await lockExpert(tx, actor, id);
    authorize(expertPolicy.edit(actor, expert));
    mustBeCurrent(profile.expectedVersion, expert.version);
    await check(tx, expert, profile);
    await tx
      .updateTable("experts")
      .set({
        title: profile.title,
        introduction: profile.introduction,
        fields: profile.fields,
        regions: profile.regions,
        duty_periods: profile.periods.length > 0 ? JSON.stringify(profile.periods) : null,
        capacity: profile.capacity,
        backup_id: profile.backupId ?? null,
        version: sql`version + 1`,
      })
      .where("id", "=", id)
      .execute();
    await recordAudit(tx, actor, "expert.profile_saved", { type: "expert", id }, { userId: expert.userId });
  });
}

async function check(tx: Tx, expert: ExpertRow, { regions, backupId }: Profile): Promise<void> {
  const { rows } = await sql<{ unknown: boolean; backup: boolean }>`select
    exists (select from unnest(${regions}::text[]) prefix where not exists (
      select from regions where code = rpad(prefix, 6, '0'))) as unknown,
    ${backupId ?? null}::uuid is null or exists (select from experts where id = ${backupId ?? null}::uuid
      and id <> ${expert.id} and organisation_id = ${expert.organisationId}) as backup`.execute(tx);
  const [found] = rows;
  if (found?.unknown) invalid({ regions: "unknown_region" });
  if (!found?.backup) invalid({ backupId: "backup_unknown" });
}
