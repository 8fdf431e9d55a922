import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { assignExpert } from "~/domain/experts/assign-expert.server";
import {
  assignWaiting,
  reassignSilent,
  relieveAbsent,
  tellOffDuty,
} from "~/domain/experts/relieve-experts.server";
import { replyDue } from "~/domain/experts/reply-due.queries.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { tellAbsent } from "~/domain/experts/tell-absent.server";
import { newId } from "~/domain/ids";
import { tell } from "~/domain/notifications/tell.server";
import { testDatabase } from "../../support/database";
import { at, townOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const town = townOf(db);
const hub = await town.house("hub", { hubCode: "SD370102" });
const desk = await town.person(hub, "operator");

/** Every test has the county to itself. */
beforeEach(async () => {
  await db.updateTable("experts").set({ status: "paused" }).execute();
  await db
    .updateTable("expert_assignments")
    .set({ ended_at: new Date(), ended_as: "closed" })
    .where("ended_at", "is", null)
    .execute();
  await db
    .updateTable("conversations")
    .set({ status: "closed", queued_at: null, awaiting_since: null, last_at: at("09:00", "2026-11-02") })
    .execute();
});

const talking = async (time = "09:00") => {
  const expert = await town.expert(hub);
  const { c, asker } = await town.asked();
  await takeConversation(db, expert.actor, { c }, at(time));
  return { expert, c, asker };
};
const holder = async (c: string) => (await town.assignments(c)).find((row) => !row.ended_at)?.expert_id;

describe("thirty minutes of duty time without an answer", () => {
  it("pass the conversation to the backup, once", async () => {
    const { expert, c, asker } = await talking();
    await town.expert(hub);
    const backup = await town.expert(hub, { fields: ["brand"] });
    await db.updateTable("experts").set({ backup_id: backup.id }).where("id", "=", expert.id).execute();
    await town.says(c, asker, at("09:10"));
    expect((await replyDue(db, c))?.at).toEqual(at("09:40"));
    expect(await reassignSilent(db, at("09:40"))).toBe(0);
    expect(await reassignSilent(db, at("09:41"))).toBe(1);
    expect(await holder(c)).toBe(backup.id);
    expect(await reassignSilent(db, at("09:41"))).toBe(0);
    expect(await town.changes(c)).toEqual(["queued", "assigned", "returned", "assigned"]);
    expect(await town.kinds(c)).toEqual(["expert.assigned", "expert.assigned", "expert.silent"]);
    expect((await replyDue(db, c))?.at).toEqual(at("10:11"));
  });

  it("put it back into the queue, in its old place, when nobody else is there; the silent one is not asked again", async () => {
    const { expert, c, asker } = await talking();
    await town.says(c, asker, at("09:10"));
    await reassignSilent(db, at("09:41"));
    expect(await town.talk(c)).toMatchObject({ status: "queued", queued_at: at("09:10") });
    expect(await assignWaiting(db, at("09:42"))).toBe(0);
    const next = await town.expert(hub);
    expect(await assignWaiting(db, at("09:43"))).toBe(1);
    expect(await holder(c)).toBe(next.id);
    expect(next.id).not.toBe(expert.id);
  });

  it("do not run over noon, at night, or after an answer", async () => {
    const { expert, c, asker } = await talking();
    await town.says(c, asker, at("11:50"));
    expect(await reassignSilent(db, at("13:45"))).toBe(0);
    await town.says(c, expert.actor, at("13:46"), "expert");
    expect(await replyDue(db, c)).toBeNull();
    expect(await reassignSilent(db, at("17:00"))).toBe(0);
    await town.says(c, asker, at("17:20"));
    expect(await reassignSilent(db, at("08:45", "2026-11-17"))).toBe(0);
    expect(await reassignSilent(db, at("08:51", "2026-11-17"))).toBe(1);
  });

  it("pass it on once, also when two clocks run at a time", async () => {
    const { c, asker } = await talking();
    await Promise.all([town.expert(hub), town.expert(hub)]);
    await town.says(c, asker, at("09:10"));
    const moved = await Promise.all(Array.from({ length: 4 }, () => reassignSilent(db, at("10:00"))));
    expect(moved.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await town.assignments(c)).toHaveLength(2);
  });
});

describe("an expert who is not there", () => {
  it("on leave, is relieved of his conversations", async () => {
    const { expert, c } = await talking();
    const next = await town.expert(hub);
    const days = { starts_on: "2026-11-17", ends_on: "2026-11-18", created_by: desk.userId };
    await db
      .insertInto("expert_leaves")
      .values({ id: newId(), expert_id: expert.id, ...days })
      .execute();
    expect(await relieveAbsent(db, at("16:00"))).toBe(0);
    expect(await relieveAbsent(db, at("08:31", "2026-11-17"))).toBe(1);
    expect(await relieveAbsent(db, at("08:31", "2026-11-17"))).toBe(0);
    expect(await holder(c)).toBe(next.id);
    expect((await town.assignments(c))[0]?.ended_as).toBe("on_leave");
  });

  it("gone, is relieved too", async () => {
    const { expert, c } = await talking();
    await db
      .updateTable("memberships")
      .set({ status: "removed" })
      .where("user_id", "=", expert.actor.userId)
      .execute();
    await relieveAbsent(db, at("09:05"));
    expect((await town.assignments(c))[0]?.ended_as).toBe("left");
    expect((await town.talk(c)).status).toBe("queued");
  });

  it("off duty, keeps it; the asker is told once by when he answers", async () => {
    const { c, asker } = await talking();
    await town.says(c, asker, at("19:00"));
    expect(await tellOffDuty(db, at("19:01"))).toBe(1);
    expect(await tellOffDuty(db, at("19:02"))).toBe(0);
    const { rows } = await sql<{ due: string }>`select data -> 'change' ->> 'at' as due from chat_events
      where conversation_id = ${c} and data -> 'change' ->> 'change' = 'answer_due'`.execute(db);
    expect(rows).toEqual([{ due: at("09:00", "2026-11-17").toISOString() }]);
    expect((await town.talk(c)).status).toBe("assigned");
  });

  it("on duty, nobody is told of when he answers", async () => {
    const { c, asker } = await talking();
    await town.says(c, asker, at("10:00"));
    expect(await tellOffDuty(db, at("10:01"))).toBe(0);
  });
});

describe("words that wait for their reader", () => {
  const notices = (userId: string) =>
    db.selectFrom("notifications").select(["kind", "href"]).where("user_id", "=", userId).execute();
  const letter = () => ({ subject: "s", body: "b" });

  it("are told by notice and mail, once until he has read", async () => {
    const { expert, c, asker } = await talking();
    await town.says(c, asker, at("19:00"));
    expect(await tellAbsent(db, at("19:04"))).toBe(0);
    const told = await Promise.all([tellAbsent(db, at("19:06")), tellAbsent(db, at("19:06"))]);
    expect(told.reduce((sum, each) => sum + each, 0)).toBe(1);
    await town.says(c, asker, at("19:10"));
    expect(await tellAbsent(db, at("19:20"))).toBe(0);
    const events = await db.selectFrom("events").select("id").where("kind", "=", "chat.waiting").execute();
    for (const { id } of events) await tell(db, id, letter);
    for (const { id } of events) await tell(db, id, letter);
    expect(await notices(expert.actor.userId)).toEqual([{ kind: "chat.waiting", href: `/chat/${c}` }]);
    const mails = await db
      .selectFrom("mails")
      .select("id")
      .where("recipient", "=", `${expert.actor.login}@demo.example`)
      .execute();
    expect(mails).toHaveLength(1);
  });

  it("are told again of what comes after he has read, and to the people of the asking house alike", async () => {
    const { expert, c, asker } = await talking();
    await town.says(c, expert.actor, at("19:00"), "expert");
    expect(await tellAbsent(db, at("19:06"))).toBe(1);
    const head = (await town.talk(c)).last_seq;
    await db
      .updateTable("conversation_reads")
      .set({ upto: head })
      .where("user_id", "=", asker.userId)
      .execute();
    expect(await tellAbsent(db, at("19:07"))).toBe(0);
    await town.says(c, expert.actor, at("19:30"), "expert");
    expect(await tellAbsent(db, at("19:36"))).toBe(1);
  });
});

describe("a queue", () => {
  it("is served in order as soon as somebody is free, whatever run crashed before", async () => {
    const talks = [await town.asked(), await town.asked(), await town.asked()];
    expect(await assignWaiting(db, at("09:00"))).toBe(0);
    const expert = await town.expert(hub, { capacity: 2 });
    await assignExpert(db, talks[0]?.c ?? "", at("09:01"));
    expect(await assignWaiting(db, at("09:02"))).toBe(1);
    expect(await Promise.all(talks.map(({ c }) => holder(c)))).toEqual([expert.id, expert.id, undefined]);
  });
});

describe("a run that breaks", () => {
  it("leaves what it finished, and the next one does the rest once", async () => {
    const talks = [await town.asked(), await town.asked(), await town.asked()];
    await town.expert(hub, { capacity: 3 });
    const broken = talks[1]?.c ?? "";
    await sql`create function break_assignment() returns trigger language plpgsql as $$ begin
        if new.conversation_id = ${sql.lit(broken)} then raise exception 'the disk is gone'; end if; return new; end $$`.execute(
      db,
    );
    await sql`create trigger broken after insert on expert_assignments for each row execute function break_assignment()`.execute(
      db,
    );
    await expect(assignWaiting(db, at("09:00"))).rejects.toThrow("1 of 3 rows failed");
    const held = () => Promise.all(talks.map(async ({ c }) => (await holder(c)) !== undefined));
    expect(await held()).toEqual([true, false, true]);
    expect(await town.changes(broken)).toEqual(["queued"]);
    await sql`drop trigger broken on expert_assignments`.execute(db);
    expect(await assignWaiting(db, at("09:01"))).toBe(1);
    expect(await assignWaiting(db, at("09:02"))).toBe(0);
    expect(await held()).toEqual([true, true, true]);
  });
});
