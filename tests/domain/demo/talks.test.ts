import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedText } from "~/domain/experts/consultation";
import { type TestDatabase, testDatabase } from "../../support/database";
import { count, countBy } from "./support";

let demo: TestDatabase;
beforeAll(async () => {
  demo = await testDatabase({ content: "demo" });
}, 180_000);
afterAll(() => demo.drop());

const none = async (query: RawBuilder<{ n: number }>) =>
  expect((await query.execute(demo.db)).rows[0]?.n).toBe(0);

describe("the demo's conversations", () => {
  test("are some forty, in every state, about everything, with a profile for each expert", async () => {
    expect(await count(demo.db, "experts")).toBe(20);
    expect(await count(demo.db, "conversations")).toBeGreaterThanOrEqual(38);
    expect(Object.keys(await countBy(demo.db, "conversations", "status")).sort()).toEqual([
      "assigned",
      "closed",
      "open",
      "queued",
    ]);
    expect(Object.keys(await countBy(demo.db, "conversations", "subject"))).toHaveLength(5);
    const { rows } = await sql<{ rated: number; waiting: number }>`select
      (select count(*)::int from conversation_closures where score is not null) as rated,
      (select count(*)::int from conversations where awaiting_since is not null and status = 'assigned') as waiting`.execute(
      demo.db,
    );
    expect(rows[0]?.rated).toBeGreaterThanOrEqual(5);
    expect(rows[0]?.waiting).toBeGreaterThanOrEqual(1);
  });

  test("have one order without gaps, never go back in time, and end where their head says", async () => {
    await none(sql`select count(*)::int as n from (select conversation_id, seq, at,
        row_number() over w as place, lag(at) over w as before
      from chat_events window w as (partition by conversation_id order by seq)) e
      where seq <> place or at < before`);
    await none(sql`select count(*)::int as n from conversations c where last_seq <> (
      select count(*) from chat_events e where e.conversation_id = c.id)`);
    await none(sql`select count(*)::int as n from chat_events where at > now() + interval '1 minute'`);
  });

  test("are spoken by those who take part, and by nobody of a provider before the award", async () => {
    await none(sql`select count(*)::int as n from chat_events e join conversations c on c.id = e.conversation_id
      where e.type = 'msg' and not exists (
        select from conversation_people p where p.conversation_id = e.conversation_id and p.user_id = e.sender_id
        union all select from conversation_parties p where p.conversation_id = e.conversation_id
          and p.organisation_id = e.sender_organisation_id)`);
    await none(sql`select count(*)::int as n from expert_assignments a join experts e on e.id = a.expert_id
      join organisations g on g.id = e.organisation_id where g.kind <> 'hub'`);
    await none(sql`select count(*)::int as n from (select e.capacity, count(*) as load from expert_assignments a
      join experts e on e.id = a.expert_id where a.ended_at is null group by e.id) x where load > capacity`);
    await none(sql`select count(*)::int as n from conversations c where (status = 'assigned') <> exists (
      select from expert_assignments a where a.conversation_id = c.id and a.ended_at is null)`);
  });

  test("show qiye and zhuanjia on the lunch boxes, with the new edition as a card", async () => {
    const { rows } = await sql<{ seq: number; part: string; body: string; card: string | null }>`
      select e.seq, e.part, e.body, e.data -> 'card' ->> 'number' as card from chat_events e
      join conversations c on c.id = e.conversation_id join requests r on r.id = c.request_id
      where r.title = '一次性塑料餐盒出厂与商超准入检测' and r.status = 'quoting' and e.type = 'msg'
      order by e.seq`.execute(demo.db);
    const parts = ["expert", "expert", "asker", "expert", "expert", "asker", "expert"];
    expect(rows.map(({ part }) => part)).toEqual(parts);
    expect(rows[4]?.card).toBe("GB 31604.7-2023");
    expect(rows[5]?.body).toBe("好的，已更新明细");
  });

  test("have a joint opinion that everybody signed as it stands", async () => {
    const rows = await demo.db
      .selectFrom("consultations as k")
      .innerJoin("consultation_members as m", "m.consultation_id", "k.id")
      .select(["k.id", "k.question", "k.opinion", "k.opinion_hash", "m.signed_hash"])
      .where("k.status", "=", "signed")
      .execute();
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const row of rows) {
      expect(row.opinion_hash).toBe(createHash("sha256").update(signedText(row)).digest("hex"));
      expect(row.signed_hash).toBe(row.opinion_hash);
    }
    expect(Object.keys(await countBy(demo.db, "consultations", "status")).sort()).toEqual(["open", "signed"]);
  });
});
