import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { draftOpinion, inviteMember } from "~/domain/experts/change-consultation.server";
import { consultationForm, opinionForm, signedText, signForm } from "~/domain/experts/consultation";
import { cancelConsultation } from "~/domain/experts/end-consultation.server";
import { openConsultation } from "~/domain/experts/open-consultation.server";
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
const [second, third] = [await town.expert(city), await town.expert(city)];
const question = "脱色试验应按哪一版标准委托？";

async function consulting(members = [second.id]) {
  const { c, asker } = await town.asked();
  await takeConversation(db, lead.actor, { c }, at("10:00"));
  const { id, groupId } = await openConsultation(db, lead.actor, { c, question, expertIds: members });
  return { c, asker, id, groupId };
}
const row = (id: string) =>
  db.selectFrom("consultations").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const hashOf = async (id: string) => (await row(id)).opinion_hash ?? "";
const part = async (c: string, actor: Actor) =>
  (
    await sql<{
      part: string | null;
    }>`select chat_part(${c}, ${actor.userId}, ${actor.organisationId}) as part`.execute(db)
  ).rows[0]?.part;

describe("a consultation", () => {
  it("gathers experts in a conversation of their own and seats them in the one it is about", async () => {
    const { c, asker, groupId } = await consulting();
    expect(await part(groupId, lead.actor)).toBe("consultant");
    expect(await part(groupId, second.actor)).toBe("consultant");
    expect(await part(groupId, asker)).toBeNull();
    expect(await part(c, second.actor)).toBe("consultant");
    expect(await part(c, lead.actor)).toBe("expert");
    expect(await town.changes(c)).toEqual(["queued", "assigned", "consultation_opened", "joined"]);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from events where kind = 'consultation.invited'
      and data ->> 'userId' = ${second.actor.userId}`.execute(db);
    expect(rows[0]?.n).toBe(1);
  });

  it("is opened by who has the conversation, once, with another expert", async () => {
    const { c, asker } = await consulting();
    const open = (who: Actor, ids = [third.id]) =>
      refusalOf(openConsultation(db, who, { c, question, expertIds: ids }));
    expect(await open(lead.actor)).toMatchObject({ code: "consultation_open" });
    expect(await open(asker)).toMatchObject({ kind: "forbidden" });
    expect(await open(third.actor)).toMatchObject({ kind: "not_found" });
    const other = await town.asked();
    await takeConversation(db, lead.actor, { c: other.c }, at("10:00"));
    const alone = openConsultation(db, lead.actor, { c: other.c, question, expertIds: [lead.id] });
    expect(await refusalOf(alone)).toMatchObject({ code: "consultation_too_few" });
  });

  it("has no place for a provider's expert before the award", async () => {
    const hired = await town.expert(await town.house("provider"));
    const { c } = await town.asked();
    await takeConversation(db, lead.actor, { c }, at("10:00"));
    const asked = openConsultation(db, lead.actor, { c, question, expertIds: [second.id, hired.id] });
    expect(await refusalOf(asked)).toMatchObject({ code: "provider_expert" });
    const seat = {
      user_id: hired.actor.userId,
      organisation_id: hired.actor.organisationId,
      part: "consultant",
    };
    const forced = db
      .insertInto("conversation_people")
      .values({ conversation_id: c, ...seat })
      .execute();
    await expect(forced).rejects.toThrow("conversation of an order only");
  });

  it("is called off by its lead; the guests go", async () => {
    const { c, id, groupId } = await consulting();
    expect(await refusalOf(cancelConsultation(db, second.actor, id))).toMatchObject({ kind: "forbidden" });
    await cancelConsultation(db, lead.actor, id);
    expect(await row(id)).toMatchObject({ status: "cancelled" });
    expect(await part(c, second.actor)).toBeNull();
    expect((await town.talk(groupId)).status).toBe("closed");
    expect(await refusalOf(cancelConsultation(db, lead.actor, id))).toMatchObject({
      code: "consultation_over",
    });
  });
});

describe("the joint opinion", () => {
  it("is signed by every member and then shown to all who talk, with its fingerprint", async () => {
    const { c, id } = await consulting();
    await inviteMember(db, lead.actor, { consultationId: id, expertId: third.id });
    await draftOpinion(db, second.actor, { consultationId: id, opinion: "应按 GB 31604.7-2023 委托。" });
    const hash = await hashOf(id);
    expect(hash).toBe(
      createHash("sha256")
        .update(signedText({ id, question, opinion: "应按 GB 31604.7-2023 委托。" }))
        .digest("hex"),
    );
    for (const { actor } of [second, lead]) {
      expect(await signOpinion(db, actor, { consultationId: id, hash })).toBe(false);
    }
    expect(await refusalOf(signOpinion(db, lead.actor, { consultationId: id, hash }))).toMatchObject({
      code: "opinion_signed",
    });
    expect(await signOpinion(db, third.actor, { consultationId: id, hash })).toBe(true);
    const { rows } = await sql<{
      card: { hash: string; signers: { name: string }[] };
    }>`select data -> 'card' as card
      from chat_events where conversation_id = ${c} and type = 'card'`.execute(db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.card.hash).toBe(hash);
    expect(rows[0]?.card.signers.map(({ name }) => name).sort()).toEqual(
      [lead, second, third].map(({ actor }) => actor.name).sort(),
    );
    expect(await part(c, second.actor)).toBeNull();
    expect(await part(c, lead.actor)).toBe("expert");
  });

  it("loses every signature when its words change, but not when they do not", async () => {
    const { id } = await consulting();
    const write = (opinion: string, expectedVersion?: number) =>
      draftOpinion(db, lead.actor, { consultationId: id, opinion, expectedVersion });
    const signed = async () =>
      (
        await db
          .selectFrom("consultation_members")
          .select("signed_at")
          .where("consultation_id", "=", id)
          .execute()
      ).filter(({ signed_at }) => signed_at !== null).length;
    await write("甲");
    const first = await hashOf(id);
    await signOpinion(db, second.actor, { consultationId: id, hash: first });
    await write("甲");
    expect(await signed()).toBe(1);
    await write("乙");
    expect(await signed()).toBe(0);
    expect(await refusalOf(signOpinion(db, second.actor, { consultationId: id, hash: first }))).toMatchObject(
      {
        code: "opinion_changed",
      },
    );
    expect(await refusalOf(write("丙", 1))).toMatchObject({ kind: "stale" });
  });

  it("cannot be signed empty, by strangers, or be written by the asker", async () => {
    const { id, asker } = await consulting();
    const hash = "0".repeat(64);
    const sign = (who: Actor) => refusalOf(signOpinion(db, who, { consultationId: id, hash }));
    expect(await sign(second.actor)).toMatchObject({ code: "opinion_empty" });
    expect(await sign(third.actor)).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(draftOpinion(db, asker, { consultationId: id, opinion: "好" }))).toMatchObject({
      kind: "not_found",
    });
  });

  it("of two who sign last at the same time is concluded once", async () => {
    for (let round = 0; round < 10; round++) {
      const { c, id } = await consulting([second.id, third.id]);
      await draftOpinion(db, lead.actor, { consultationId: id, opinion: "一致同意。" });
      const hash = await hashOf(id);
      const done = await Promise.all(
        [lead, second, third].map(({ actor }) => signOpinion(db, actor, { consultationId: id, hash })),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      const cards = await db
        .selectFrom("chat_events")
        .select("seq")
        .where("conversation_id", "=", c)
        .where("type", "=", "card")
        .execute();
      expect(cards).toHaveLength(1);
    }
  });

  it("and a changing of its words at the same time leave either a signed text or none", async () => {
    for (let round = 0; round < 10; round++) {
      const { c, id } = await consulting();
      await draftOpinion(db, lead.actor, { consultationId: id, opinion: "甲" });
      const hash = await hashOf(id);
      await signOpinion(db, lead.actor, { consultationId: id, hash });
      await Promise.all([
        refusalOf(signOpinion(db, second.actor, { consultationId: id, hash })),
        refusalOf(draftOpinion(db, lead.actor, { consultationId: id, opinion: "乙" })),
      ]);
      const after = await row(id);
      const cards = await db
        .selectFrom("chat_events")
        .select("data")
        .where("conversation_id", "=", c)
        .where("type", "=", "card")
        .execute();
      expect([after.status, after.opinion, cards.length]).toEqual(
        after.status === "signed" ? ["signed", "甲", 1] : ["open", "乙", 0],
      );
    }
  });
});

describe("the forms", () => {
  it.each([
    [consultationForm, { question: "问", expertIds: [second.id] }],
    [consultationForm, { question, expertIds: [] }],
    [consultationForm, { question, expertIds: ["1"] }],
    [consultationForm, { question: "长".repeat(2001), expertIds: [second.id] }],
    [opinionForm, { opinion: "好\0坏" }],
    [opinionForm, { opinion: "长".repeat(6001) }],
    [signForm, { hash: "A".repeat(64) }],
    [signForm, {}],
  ])("refuse what makes no sense (%#)", (form, input) => {
    expect(form.safeParse(input).success).toBe(false);
  });
});
