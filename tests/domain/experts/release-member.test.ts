import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { draftOpinion, inviteMember } from "~/domain/experts/change-consultation.server";
import { memberChangeForm } from "~/domain/experts/consultation";
import { consultationPage } from "~/domain/experts/consultation.queries.server";
import { expertDesk } from "~/domain/experts/desk.queries.server";
import { cancelConsultation } from "~/domain/experts/end-consultation.server";
import { handOver } from "~/domain/experts/hand-over.server";
import { openConsultation } from "~/domain/experts/open-consultation.server";
import { releaseMember } from "~/domain/experts/release-member.server";
import { signOpinion } from "~/domain/experts/sign-opinion.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { testDatabase } from "../../support/database";
import { at, refusalOf, townOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const town = townOf(db);
const hub = await town.house("hub", { hubCode: "SD370102" });
const city = await town.house("hub", { hubCode: "SD3701" });
const lead = await town.expert(hub, { capacity: 50 });
const [second, third, fourth] = [
  await town.expert(city, { capacity: 50 }),
  await town.expert(city),
  await town.expert(city),
];
const desk = await town.person(hub, "operator");
const reason = "两天未答复，其余成员意见一致";

async function consulting(members = [second.id, third.id]) {
  const { c, asker } = await town.asked();
  await takeConversation(db, lead.actor, { c }, at("10:00"));
  const question = "脱色试验应按哪一版标准委托？";
  const { id, groupId } = await openConsultation(db, lead.actor, { c, question, expertIds: members });
  return { c, asker, id, groupId };
}
const release = (who: Actor, consultationId: string, expertId = third.id) =>
  releaseMember(db, who, { consultationId, expertId, reason });
async function signedBy(id: string, signers: { actor: Actor }[]) {
  await draftOpinion(db, lead.actor, { consultationId: id, opinion: "应按 GB 31604.7-2023 委托。" });
  const hash = (await consultationPage(db, lead.actor, id)).opinionHash ?? "";
  for (const { actor } of signers) await signOpinion(db, actor, { consultationId: id, hash });
  return hash;
}
const part = async (c: string, actor: Actor) =>
  (
    await sql<{
      part: string | null;
    }>`select chat_part(${c}, ${actor.userId}, ${actor.organisationId}) as part`.execute(db)
  ).rows[0]?.part;
const cardsOf = async (c: string) =>
  (
    await sql<{ card: { signers: { name: string }[] } }>`select data -> 'card' as card from chat_events
      where conversation_id = ${c} and type = 'card'`.execute(db)
  ).rows;

describe("a member who does not sign", () => {
  it("is released with a reason: his seats are free, it is told, audited, and he is told why", async () => {
    const { c, id, groupId } = await consulting();
    expect(await release(lead.actor, id)).toBe(false);
    for (const talk of [c, groupId]) {
      expect(await part(talk, third.actor)).toBeNull();
      expect((await town.changes(talk)).at(-1)).toBe("left");
    }
    expect(await part(groupId, second.actor)).toBe("consultant");
    expect(await refusalOf(consultationPage(db, third.actor, id))).toMatchObject({ kind: "not_found" });
    expect((await expertDesk(db, third.actor)).consultations).toEqual([]);
    const page = await consultationPage(db, second.actor, id);
    expect(page.members.map(({ expertId }) => expertId)).not.toContain(third.id);
    expect(page.released).toMatchObject([{ expertId: third.id, name: third.actor.name, reason }]);
    const row = (await expertDesk(db, second.actor)).consultations.find((each) => each.id === id);
    expect(row).toMatchObject({ members: 2, signatures: 0 });
    const event = await db
      .selectFrom("events")
      .select(["data", "organisation_id"])
      .where("kind", "=", "consultation.released")
      .where(sql<boolean>`data ->> 'consultationId' = ${id}`)
      .executeTakeFirstOrThrow();
    expect(event.organisation_id).toBe(third.actor.organisationId);
    expect(event.data).toMatchObject({ userId: third.actor.userId, reason });
    const audited = await db
      .selectFrom("audit_entries")
      .select("data")
      .where("action", "=", "consultation.released")
      .where("subject_id", "=", id)
      .execute();
    expect(audited).toMatchObject([{ data: { reason } }]);
  });

  it("is not waited for: the others' signatures conclude it, the last one or those that were there", async () => {
    for (const before of [true, false]) {
      const { c, id } = await consulting();
      const hash = await signedBy(id, before ? [second, lead] : [second]);
      expect(await release(lead.actor, id)).toBe(before);
      if (!before) expect(await signOpinion(db, lead.actor, { consultationId: id, hash })).toBe(true);
      expect((await consultationPage(db, lead.actor, id)).status).toBe("signed");
      const [only, ...more] = await cardsOf(c);
      expect(more).toEqual([]);
      expect(only?.card.signers.map(({ name }) => name).toSorted()).toEqual(
        [lead, second].map(({ actor }) => actor.name).toSorted(),
      );
    }
  });

  it("is released by the lead or the hub's desk, and by nobody else", async () => {
    const { id, asker } = await consulting();
    for (const [who, kind] of [
      [second.actor, "forbidden"],
      [third.actor, "forbidden"],
      [asker, "not_found"],
      [fourth.actor, "not_found"],
    ] as const)
      expect(await refusalOf(release(who, id))).toMatchObject({ kind });
    expect(await refusalOf(release(desk, id, fourth.id)), "he is no member").toMatchObject({
      kind: "not_found",
    });
    expect(await release(desk, id)).toBe(false);
    expect(await refusalOf(release(desk, id))).toMatchObject({ kind: "not_found" });
  });

  it("stays while two are needed, and so do its lead and whoever has signed", async () => {
    const { id } = await consulting([second.id]);
    expect(await refusalOf(release(lead.actor, id, second.id))).toMatchObject({ code: "consultation_least" });
    await inviteMember(db, lead.actor, { consultationId: id, expertId: third.id });
    expect(await refusalOf(release(desk, id, lead.id))).toMatchObject({ code: "consultation_lead" });
    await signedBy(id, [third]);
    expect(await refusalOf(release(lead.actor, id))).toMatchObject({ code: "member_signed" });
    expect(await release(lead.actor, id, second.id)).toBe(false);
    await cancelConsultation(db, lead.actor, id);
    expect(await refusalOf(release(lead.actor, id))).toMatchObject({ code: "consultation_over" });
    for (const change of [
      sql`update consultation_members set released_at = now(), released_by = ${desk.userId}, release_reason = '不该' where consultation_id = ${id} and signed_at is not null`,
      sql`update consultation_members set released_at = now(), released_by = ${desk.userId}, release_reason = '不该' where consultation_id = ${id} and lead`,
      sql`update consultation_members set released_at = now() where consultation_id = ${id}`,
    ])
      await expect(change.execute(db)).rejects.toThrow("check constraint");
  });

  it("may be asked again, and keeps the conversation if it is his by now", async () => {
    const { c, id, groupId } = await consulting();
    await release(lead.actor, id);
    await inviteMember(db, lead.actor, { consultationId: id, expertId: third.id });
    expect(await part(groupId, third.actor)).toBe("consultant");
    expect((await consultationPage(db, lead.actor, id)).released).toEqual([]);
    await handOver(db, lead.actor, { c, expertId: second.id, note: "请接着谈" }, at("10:10"));
    expect(await release(lead.actor, id, second.id)).toBe(false);
    expect(await part(c, second.actor)).toBe("expert");
    expect(await part(groupId, second.actor)).toBeNull();
  });

  it("who signs at the very moment has either signed or gone, and it is concluded once at most", async () => {
    for (let round = 0; round < 10; round++) {
      const { c, id } = await consulting();
      const hash = await signedBy(id, [lead, second]);
      const [gone, signed] = await Promise.all([
        refusalOf(release(lead.actor, id)),
        refusalOf(signOpinion(db, third.actor, { consultationId: id, hash })),
      ]);
      expect([gone, signed].filter((refusal) => refusal === null)).toHaveLength(1);
      const cards = await cardsOf(c);
      expect(cards).toHaveLength(1);
      expect(cards[0]?.card.signers).toHaveLength(gone === null ? 2 : 3);
    }
  });
});

it.each([{ reason: "" }, { reason: "短" }, { reason: "长".repeat(501) }, { reason: "好\0坏" }, {}])(
  "the form refuses what makes no sense (%#)",
  (input) => {
    expect(memberChangeForm.safeParse({ expertId: third.id, ...input }).success).toBe(false);
  },
);
