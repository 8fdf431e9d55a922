import { afterAll, describe, expect, it } from "vitest";
import { assignExpert } from "~/domain/experts/assign-expert.server";
import { handOver } from "~/domain/experts/hand-over.server";
import { queuePlace, replyDue } from "~/domain/experts/reply-due.queries.server";
import { returnToPool } from "~/domain/experts/return-to-pool.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { testDatabase } from "../../support/database";
import { at, refusalOf, townOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const town = townOf(db);
const lixia = await town.house("hub", { hubCode: "SD370102" });
const lab = await town.expert(lixia);
const desk = await town.person(lixia, "operator");
const morning = at("10:00");

describe("assigning", () => {
  it("gives a queued conversation to who fits, seats him and tells of it", async () => {
    const { c } = await town.asked();
    expect(await assignExpert(db, c, morning)).toBe(lab.id);
    expect(await town.talk(c)).toMatchObject({ status: "assigned", queued_at: null });
    expect(await town.changes(c)).toEqual(["queued", "assigned"]);
    expect(await town.kinds(c)).toEqual(["expert.assigned"]);
    const seats = await db
      .selectFrom("conversation_people")
      .selectAll()
      .where("conversation_id", "=", c)
      .execute();
    expect(seats.map(({ user_id, part }) => [user_id, part])).toEqual([[lab.actor.userId, "expert"]]);
  });

  it("does nothing when it is done again", async () => {
    const { c } = await town.asked();
    await assignExpert(db, c, morning);
    expect(await assignExpert(db, c, morning)).toBeNull();
    expect(await town.assignments(c)).toHaveLength(1);
  });

  it("leaves it in the queue off duty and says once when an answer is due", async () => {
    const { c } = await town.asked();
    const evening = at("20:00");
    expect(await assignExpert(db, c, evening)).toBeNull();
    expect(await assignExpert(db, c, evening)).toBeNull();
    expect(await town.changes(c)).toEqual(["queued", "answer_due"]);
    expect((await town.talk(c)).status).toBe("queued");
  });

  it("tells the place in the queue and when an answer is due", async () => {
    const far = await town.house("hub", { hubCode: "SD370902" });
    await town.expert(far, { capacity: 1 });
    const talks = [await town.asked("370902"), await town.asked("370902"), await town.asked("370902")];
    const ids = talks.map(({ c }) => c);
    expect(await Promise.all(ids.map((c) => queuePlace(db, c, morning)))).toEqual([
      { position: 1, expectedMinutes: 0 },
      { position: 2, expectedMinutes: 25 },
      { position: 3, expectedMinutes: 50 },
    ]);
    await assignExpert(db, ids[0] ?? "", morning);
    expect(await queuePlace(db, ids[0] ?? "", morning)).toBeNull();
    expect(await queuePlace(db, ids[1] ?? "", morning)).toEqual({ position: 1, expectedMinutes: 25 });
    expect(await queuePlace(db, ids[1] ?? "", at("21:00"))).toEqual({ position: 1, expectedMinutes: null });
    expect((await replyDue(db, ids[1] ?? ""))?.provisional).toBeDefined();
  });
});

describe("handing over", () => {
  it("passes the conversation on with its note, and the seat with it", async () => {
    const { c } = await town.asked();
    await assignExpert(db, c, morning);
    const next = await town.expert(lixia, { fields: ["brand"] });
    await handOver(db, lab.actor, { c, expertId: next.id, note: "标签问题，请王工接着看" }, morning);
    expect(await town.assignments(c)).toMatchObject([
      { expert_id: lab.id, ended_as: "handed_over" },
      { expert_id: next.id, ended_at: null, note: "标签问题，请王工接着看" },
    ]);
    expect(await refusalOf(handOver(db, lab.actor, { c, expertId: lab.id, note: "还我" }))).toMatchObject({
      kind: "not_found",
    });
    expect(await refusalOf(handOver(db, next.actor, { c, expertId: next.id, note: "自己" }))).toMatchObject({
      code: "expert_has_it",
    });
    await handOver(db, desk, { c, expertId: lab.id, note: "由原专家办结" }, morning);
    expect((await town.assignments(c)).at(-1)).toMatchObject({ expert_id: lab.id, assigned_by: desk.userId });
  });

  it("is no business of strangers, of the asker, or of another hub", async () => {
    const { c, asker } = await town.asked();
    await assignExpert(db, c, morning);
    const elsewhere = await town.person(await town.house("hub", { hubCode: "SD370202" }), "supervisor");
    const to = { c, expertId: lab.id, note: "试试" };
    expect(await refusalOf(handOver(db, elsewhere, to))).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(handOver(db, asker, to))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(returnToPool(db, asker, { c }))).toMatchObject({ kind: "forbidden" });
  });

  it("goes to nobody who is full, on leave, or of a provider's house", async () => {
    const { c } = await town.asked();
    await assignExpert(db, c, morning);
    const full = await town.expert(lixia, { capacity: 1, fields: [] });
    await takeConversation(db, full.actor, await town.asked(), morning);
    const away = await town.expert(lixia, { fields: [] });
    const day = { starts_on: "2026-11-16", ends_on: "2026-11-16", created_by: desk.userId };
    await db
      .insertInto("expert_leaves")
      .values({ id: away.id, expert_id: away.id, ...day })
      .execute();
    const hired = await town.expert(await town.house("provider"));
    const to = (expertId: string) => refusalOf(handOver(db, desk, { c, expertId, note: "请接手" }, morning));
    expect(await to(full.id)).toMatchObject({ code: "expert_full" });
    expect(await to(away.id)).toMatchObject({ code: "expert_away" });
    expect(await to(hired.id)).toMatchObject({ code: "provider_expert" });
    expect(await town.assignments(c)).toHaveLength(1);
  });

  it("gives it back to the queue, where the next one has it at once", async () => {
    const { c } = await town.asked("370902");
    const hub = await town.house("hub", { hubCode: "SD3709" });
    const one = await town.expert(hub, { fields: ["testing"] });
    await takeConversation(db, one.actor, { c }, morning);
    const next = await returnToPool(db, one.actor, { c }, morning);
    expect(next).not.toBe(one.id);
    expect(await town.changes(c)).toEqual(["queued", "assigned", "returned", ...(next ? ["assigned"] : [])]);
    expect(await refusalOf(returnToPool(db, one.actor, { c }))).toMatchObject({ kind: "not_found" });
  });
});

describe("taking", () => {
  it("is for experts of the place who have room", async () => {
    const { c, asker } = await town.asked();
    const far = await town.expert(await town.house("hub", { hubCode: "SD370202" }));
    const hired = await town.expert(await town.house("provider"));
    expect(await refusalOf(takeConversation(db, asker, { c }))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(takeConversation(db, desk, { c }))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(takeConversation(db, far.actor, { c }))).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(takeConversation(db, hired.actor, { c }))).toMatchObject({ kind: "not_found" });
    await takeConversation(db, lab.actor, { c }, morning);
    expect(await refusalOf(takeConversation(db, lab.actor, { c }))).toMatchObject({
      code: "conversation_taken",
    });
  });
});
