import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { draftOpinion } from "~/domain/experts/change-consultation.server";
import { consultationPage } from "~/domain/experts/consultation.queries.server";
import { cancelConsultation } from "~/domain/experts/end-consultation.server";
import { nameLead } from "~/domain/experts/name-lead.server";
import { openConsultation } from "~/domain/experts/open-consultation.server";
import { releaseMember } from "~/domain/experts/release-member.server";
import { signOpinion } from "~/domain/experts/sign-opinion.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { recipientsOf } from "~/domain/notifications/audience.queries.server";
import { hrefOf, TELLINGS } from "~/domain/notifications/notice";
import { testDatabase } from "../../support/database";
import { at, refusalOf, townOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const town = townOf(db);
const hub = await town.house("hub", { hubCode: "SD370102" });
const city = await town.house("hub", { hubCode: "SD3701" });
const lead = await town.expert(hub, { capacity: 50 });
const [second, third, fourth] = [await town.expert(city), await town.expert(city), await town.expert(city)];
const desk = await town.person(hub, "operator");
const reason = "牵头专家出差，两天没有答复";

async function consulting(members = [second.id, third.id]) {
  const { c, asker } = await town.asked();
  await takeConversation(db, lead.actor, { c }, at("10:00"));
  const { id, groupId } = await openConsultation(db, lead.actor, {
    c,
    question: "按哪一版标准委托？",
    expertIds: members,
  });
  return { c, asker, id, groupId };
}
const name = (who: Actor, consultationId: string, expertId = second.id) =>
  nameLead(db, who, { consultationId, expertId, reason });
const leadsOf = async (id: string) =>
  (await consultationPage(db, desk, id)).members
    .filter((member) => member.lead)
    .map(({ expertId }) => expertId);
const toldOf = async (id: string, kind: string) => {
  const event = await db
    .selectFrom("events")
    .select(["id", "data"])
    .where("kind", "=", kind)
    .where(sql<boolean>`data ->> 'consultationId' = ${id}`)
    .executeTakeFirst();
  if (!event) return null;
  const people = await db
    .transaction()
    .execute((tx) => recipientsOf(tx, event.id, kind, TELLINGS[kind] ?? []));
  return { data: event.data, people: people.map(({ user_id }) => user_id) };
};

describe("the lead of a consultation", () => {
  it("is replaced by the hub's desk when he is the silent one, with a reason that the members read", async () => {
    const { c, id, groupId } = await consulting();
    const before = (await town.changes(c)).length;
    await name(desk, id);
    expect(await leadsOf(id)).toEqual([second.id]);
    const { rows } = await sql<{ change: unknown }>`select data -> 'change' as change from chat_events
      where conversation_id = ${groupId} order by seq desc limit 1`.execute(db);
    const { userId, name: called } = second.actor;
    expect(rows).toEqual([{ change: { change: "lead_named", userId, name: called, note: reason } }]);
    expect(await town.changes(c), "the asker's talk says nothing of it").toHaveLength(before);
    expect(await toldOf(id, "consultation.lead_named")).toMatchObject({ data: { reason }, people: [userId] });
    expect(await toldOf(id, "consultation.lead_relieved")).toMatchObject({
      data: { reason },
      people: [lead.actor.userId],
    });
    const audited = await db
      .selectFrom("audit_entries")
      .select(["action", "data", "actor_user_id"])
      .where("action", "like", "consultation.lead_%")
      .where("subject_id", "=", id)
      .execute();
    expect(audited).toHaveLength(2);
    expect(audited).toMatchObject([1, 2].map(() => ({ actor_user_id: desk.userId, data: { reason } })));
  });

  it("gives it on himself; then the new one directs, and he is a member who may be released", async () => {
    const { id } = await consulting();
    await name(lead.actor, id);
    expect(await toldOf(id, "consultation.lead_relieved"), "he did it himself").toBeNull();
    const release = (who: Actor) => releaseMember(db, who, { consultationId: id, expertId: lead.id, reason });
    expect(await refusalOf(release(lead.actor))).toMatchObject({ kind: "forbidden" });
    expect((await consultationPage(db, lead.actor, id)).can.manage).toBe(false);
    expect((await consultationPage(db, second.actor, id)).can).toMatchObject({ manage: true, release: true });
    expect(await release(second.actor)).toBe(false);
    expect(await leadsOf(id)).toEqual([second.id]);
  });

  it("is named by the lead or the hub's desk, among its members, and by nobody else", async () => {
    const { id, asker } = await consulting();
    for (const [who, kind] of [
      [second.actor, "forbidden"],
      [asker, "not_found"],
      [fourth.actor, "not_found"],
    ] as const)
      expect(await refusalOf(name(who, id))).toMatchObject({ kind });
    expect(await refusalOf(name(desk, id, fourth.id)), "he is no member").toMatchObject({
      kind: "not_found",
    });
    expect(await refusalOf(name(desk, id, lead.id))).toMatchObject({ code: "leads_already" });
    await releaseMember(db, desk, { consultationId: id, expertId: third.id, reason });
    expect(await refusalOf(name(desk, id, third.id)), "he was released").toMatchObject({ kind: "not_found" });
    expect(await leadsOf(id)).toEqual([lead.id]);
    await cancelConsultation(db, desk, id);
    expect(await refusalOf(name(desk, id))).toMatchObject({ code: "consultation_over" });
  });

  it("is nobody who is no expert any more", async () => {
    const gone = await town.expert(city);
    const { id } = await consulting([second.id, gone.id]);
    await db
      .updateTable("memberships")
      .set({ status: "removed" })
      .where("user_id", "=", gone.actor.userId)
      .execute();
    expect(await refusalOf(name(desk, id, gone.id))).toMatchObject({ kind: "not_found" });
    expect(await leadsOf(id)).toEqual([lead.id]);
  });

  it("changes without a signature being lost: who leads is not what is signed", async () => {
    const { id } = await consulting();
    await draftOpinion(db, lead.actor, { consultationId: id, opinion: "应按 GB 31604.7-2023 委托。" });
    const hash = (await consultationPage(db, lead.actor, id)).opinionHash ?? "";
    for (const { actor } of [lead, third]) await signOpinion(db, actor, { consultationId: id, hash });
    await name(desk, id);
    expect(await leadsOf(id)).toEqual([second.id]);
    expect(await signOpinion(db, second.actor, { consultationId: id, hash })).toBe(true);
    expect((await consultationPage(db, desk, id)).status).toBe("signed");
  });

  it("is one, whoever names one at the same time, and never none", async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await consulting();
      const refusals = await Promise.all([
        refusalOf(name(desk, id, second.id)),
        refusalOf(name(lead.actor, id, third.id)),
        refusalOf(releaseMember(db, desk, { consultationId: id, expertId: third.id, reason })),
      ]);
      expect(refusals[0], "the desk may whenever it comes").toBeNull();
      expect(await leadsOf(id)).toHaveLength(1);
    }
    const { id } = await consulting();
    const members = db.updateTable("consultation_members").where("consultation_id", "=", id);
    await expect(members.set({ lead: true }).execute()).rejects.toThrow("consultation_members_lead");
    await expect(members.set({ lead: false }).execute()).rejects.toThrow("a consultation has a lead");
  });
});

it("a notice of it leads to the consultation, also for who leads no more: he is a member still", () => {
  const place = {
    organisationKind: "hub",
    requestId: null,
    packageId: null,
    orderId: null,
    consultationId: "k",
  };
  for (const kind of ["consultation.lead_named", "consultation.lead_relieved"])
    expect(hrefOf({ kind, ...place })).toBe("/consultations/k");
});
