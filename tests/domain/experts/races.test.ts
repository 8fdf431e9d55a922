import { afterAll, expect, it } from "vitest";
import { assignExpert } from "~/domain/experts/assign-expert.server";
import { endAssignment } from "~/domain/experts/end-assignment.server";
import { handOver } from "~/domain/experts/hand-over.server";
import { lockConversation } from "~/domain/experts/lock-conversation.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { testDatabase } from "../../support/database";
import { at, refusalOf, townOf } from "./support";

const { db, drop } = await testDatabase({ max: 20 });
afterAll(drop);
const town = townOf(db);
const hub = await town.house("hub", { hubCode: "SD370102" });
const morning = at("10:00");

it("exactly one of fifty who reach for a conversation has it, twenty times", async () => {
  const takers = await Promise.all(Array.from({ length: 50 }, () => town.expert(hub, { capacity: 50 })));
  for (let round = 0; round < 20; round++) {
    const { c } = await town.asked();
    const answers = await Promise.all(
      takers.map(({ actor }) => refusalOf(takeConversation(db, actor, { c }, morning))),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(new Set(answers.filter(Boolean).map((answer) => answer?.code))).toEqual(
      new Set(["conversation_taken"]),
    );
    expect(await town.assignments(c)).toHaveLength(1);
  }
});

it("nobody gets more than he has room for, whoever gives it to him", async () => {
  const small = await Promise.all(
    [2, 3, 4].map((capacity) => town.expert(hub, { capacity, fields: ["brand"] })),
  );
  const talks = await Promise.all(Array.from({ length: 24 }, () => town.asked("370102", "brand")));
  await Promise.all(
    talks.flatMap(({ c }, index) => {
      const one = small[index % 3];
      return [
        assignExpert(db, c, morning),
        one ? refusalOf(takeConversation(db, one.actor, { c }, morning)) : null,
      ];
    }),
  );
  const loads = await Promise.all(
    small.map(async ({ id }) => {
      const rows = await db
        .selectFrom("expert_assignments")
        .select("id")
        .where("expert_id", "=", id)
        .where("ended_at", "is", null)
        .execute();
      return rows.length;
    }),
  );
  expect(loads).toEqual([2, 3, 4]);
  const queued = await Promise.all(talks.map(async ({ c }) => (await town.talk(c)).status === "queued"));
  expect(queued.filter(Boolean)).toHaveLength(24 - 9);
});

it("a hand-over, a closing and a taker leave one legal result", async () => {
  const [one, next, third] = await Promise.all([
    town.expert(hub, { fields: ["standards"], capacity: 50 }),
    town.expert(hub, { capacity: 50 }),
    town.expert(hub, { capacity: 50 }),
  ]);
  const close = (c: string) =>
    db.transaction().execute(async (tx) => {
      await lockConversation(tx, c);
      await tx
        .updateTable("conversations")
        .set({ status: "closed", queued_at: null })
        .where("id", "=", c)
        .execute();
      await endAssignment(tx, c, "closed");
    });
  for (let round = 0; round < 20; round++) {
    const { c } = await town.asked("370102", "standards");
    await takeConversation(db, one.actor, { c }, morning);
    const answers = await Promise.all([
      refusalOf(handOver(db, one.actor, { c, expertId: next.id, note: "请接手" }, morning)),
      refusalOf(close(c)),
      refusalOf(takeConversation(db, third.actor, { c }, morning)),
    ]);
    const [handed, , taken] = answers.map((answer) => answer?.code ?? "done");
    expect(["done", "conversation_closed"]).toContain(handed);
    expect(["conversation_taken", "conversation_closed"]).toContain(taken);
    const rows = await town.assignments(c);
    expect((await town.talk(c)).status).toBe("closed");
    expect(rows.filter(({ ended_at }) => ended_at === null)).toEqual([]);
    expect(rows.map(({ ended_as }) => ended_as)).toEqual(
      handed === "done" ? ["handed_over", "closed"] : ["closed"],
    );
  }
});
