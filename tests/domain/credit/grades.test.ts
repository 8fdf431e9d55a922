import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { chinaDay } from "~/domain/china-day";
import { watchExpiry } from "~/domain/clocks/watch-expiry.server";
import { assessAll, assessProvider } from "~/domain/credit/assess-provider.server";
import { recordCreditEvent } from "~/domain/credit/record-event.server";
import { recordOverdue } from "~/domain/credit/record-overdue.server";
import { ratedProviders } from "~/domain/credit/supervised.queries.server";
import { revokeDeliverable } from "~/domain/deliverables/revoke-deliverable.server";
import { runDisputeClocks } from "~/domain/disputes/run-clocks.server";
import { confirmSettlement, proposeSettlement } from "~/domain/disputes/settle-dispute.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { suspendProvider } from "~/domain/supervision/suspend-provider.server";
import { job } from "~/jobs/credit-clock.job.server";
import type { Services } from "~/platform/services.server";
import { testDatabase } from "../../support/database";
import { courtIn, later } from "../disputes/court";
import { workIn } from "../orders/work";
import { dayFromNow, marketIn, outcome } from "../quotes/market";
import { creditIn } from "./house";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const work = workIn(db, market);
const court = await courtIn(db, market);
const credit = creditIn(db, market);
const assessed = (id: string) => db.transaction().execute((tx) => assessProvider(tx, id));
const snapshots = (id: string) =>
  db.selectFrom("credit_assessments").selectAll().where("provider_id", "=", id).execute();

describe("an assessment", () => {
  it("keeps a snapshot and the grade of every category, and says nothing new the second time", async () => {
    const lab = await market.lab();
    await assessed(lab.id);
    expect(await snapshots(lab.id)).toHaveLength(7);
    const standing = await credit.grade(lab.id);
    expect(standing).toMatchObject({ grade: expect.stringMatching(/[ABC]/), score: expect.any(Number) });
    await assessed(lab.id);
    await assessAll(db);
    expect(await snapshots(lab.id)).toHaveLength(7);
    expect(await credit.grade(lab.id)).toEqual(standing);
  });

  it("keeps what it was when the facts move on", async () => {
    const lab = await market.lab();
    await assessed(lab.id);
    const before = await credit.grade(lab.id);
    await sql`update accreditations set status = 'suspended' where provider_id = ${lab.id}`.execute(db);
    await assessed(lab.id);
    const after = await credit.grade(lab.id);
    expect(after?.score).toBeLessThan(before?.score ?? 0);
    const kept = (await snapshots(lab.id)).filter(({ category }) => category === "testing");
    expect(kept.map(({ score }) => score).sort()).toEqual([after?.score, before?.score].sort());
  });

  it("cannot be rewritten, nor can an event", async () => {
    const lab = await market.lab();
    await credit.record(lab.id, "penalty");
    for (const table of ["credit_assessments", "credit_events"]) {
      for (const change of [
        sql`update ${sql.table(table)} set provider_id = provider_id`,
        sql`delete from ${sql.table(table)}`,
      ]) {
        expect(await outcome(change.execute(db))).toMatch(/append-only/);
      }
    }
  });

  it("run by many at once leaves one snapshot of each category and the grade of it", async () => {
    const lab = await market.lab();
    await Promise.all(Array.from({ length: 12 }, () => assessed(lab.id)));
    expect(await snapshots(lab.id)).toHaveLength(7);
    await Promise.all([
      ...Array.from({ length: 6 }, () => credit.record(lab.id, "inspection_finding")),
      ...Array.from({ length: 6 }, () => assessed(lab.id)),
    ]);
    const last = await sql<{ score: number }>`select a.score from provider_grades g
      join credit_assessments a on a.id = g.assessment_id where g.provider_id = ${lab.id} and g.category = 'testing'`.execute(
      db,
    );
    const standing = await credit.grade(lab.id);
    expect(last.rows[0]?.score).toBe(standing?.score);
    await assessed(lab.id);
    expect(await credit.grade(lab.id)).toEqual(standing);
  });
});

describe("an event", () => {
  it.each(["false_report", "out_of_scope_report", "expired_certificate_used"] as const)(
    "%s bars quote and award from the next moment on",
    async (kind) => {
      const lab = await market.lab();
      const asked = await market.request([lab]);
      const { id: quoteId } = await market.quote(lab, asked, 500);
      const other = await market.request([lab]);
      await credit.record(lab.id, kind);
      expect(await credit.grade(lab.id)).toMatchObject({ grade: "D" });
      expect(await outcome(awardQuote(db, market.enterprise, { ...asked, quoteId }))).toBe(
        "forbidden:gate_grade_d",
      );
      expect(await outcome(market.quote(lab, other, 500))).toBe("forbidden:gate_grade_d");
      expect(await credit.announced("credit.recorded", lab.id)).toHaveLength(1);
    },
  );

  it("of another category bars nothing here", async () => {
    const lab = await market.lab();
    const asked = await market.request([lab]);
    await db.transaction().execute((tx) =>
      recordCreditEvent(tx, market.regulator, {
        providerId: lab.id,
        kind: "false_report",
        category: "brand",
        evidence: "测试",
      }),
    );
    expect(await outcome(market.quote(lab, asked, 500))).toBe("ok");
  });

  it("raced by an award is never followed by it", async () => {
    for (let round = 0; round < 12; round++) {
      const lab = await market.lab();
      const asked = await market.request([lab]);
      const { id: quoteId } = await market.quote(lab, asked, 500);
      const award = outcome(awardQuote(db, market.enterprise, { ...asked, quoteId }));
      const event = outcome(credit.record(lab.id, "false_report"));
      const [said] = await Promise.all([award, event]);
      expect(["ok", "forbidden:gate_grade_d"]).toContain(said);
      expect(await event).toBe("ok");
      expect(await credit.grade(lab.id)).toMatchObject({ grade: "D" });
    }
  });

  it("is recorded by the regulators above the provider and nobody else, never for a day to come", async () => {
    const lab = await market.lab();
    const far = { ...market.regulator, regionCode: "110000" };
    for (const [by, answer] of [
      [far, "not_found:not_found"],
      [market.hub, "not_found:not_found"],
      [lab.business, "not_found:not_found"],
      [market.admin, "not_found:not_found"],
    ] as const) {
      expect(await outcome(credit.record(lab.id, "penalty", { by }))).toBe(answer);
    }
    const late = sql`insert into credit_events (id, provider_id, kind, points, day, evidence, cause_key)
      values (gen_random_uuid(), ${lab.id}, 'penalty', -1, current_date + 3, '未来', 'x')`;
    expect(await outcome(late.execute(db))).toMatch(/violates check/);
    expect(await credit.events(lab.id)).toEqual([]);
  });

  it("of one cause, or of one form sent twice, counts once", async () => {
    const lab = await market.lab();
    const key = "01900000-0000-7000-8000-00000000abcd";
    const told = await Promise.all(
      Array.from({ length: 8 }, () => credit.record(lab.id, "penalty", { key })),
    );
    expect(told.filter((id) => id !== null)).toHaveLength(1);
    expect(await credit.events(lab.id)).toHaveLength(1);
  });
});

describe("the platform records by itself", () => {
  it("a promised day that passed, once however often the job runs", async () => {
    const order = await work.started();
    await sql`update orders set promised_on = ${dayFromNow(-2)} where id = ${order.orderId}`.execute(db);
    const held = await work.started();
    await sql`update orders set promised_on = ${dayFromNow(-2)}, held_at = now(), hold_consented_at = now()
      where id = ${held.orderId}`.execute(db);
    await Promise.all([recordOverdue(db, new Date()), recordOverdue(db, new Date())]);
    await recordOverdue(db, new Date());
    const [event, ...more] = await credit.events(order.lab.id);
    expect(event).toMatchObject({
      kind: "order_overdue",
      category: "testing",
      order_id: order.orderId,
      recorded_by: null,
    });
    expect(more).toEqual([]);
    expect(await credit.events(held.lab.id)).toEqual([]);
  });

  it("a revoked report, in the transaction that revokes it", async () => {
    const order = await work.issued();
    const [deliverable] = await db
      .selectFrom("deliverables")
      .select("id")
      .where("order_id", "=", order.orderId)
      .execute();
    await revokeDeliverable(db, order.lab.signatory, deliverable?.id ?? "", { reason: "样品编号有误" });
    const events = await credit.events(order.lab.id);
    expect(events.map(({ kind, deliverable_id }) => [kind, deliverable_id])).toEqual([
      ["deliverable_revoked", deliverable?.id],
    ]);
    expect(await credit.grade(order.lab.id)).toBeDefined();
  });

  it.each([
    ["contradicts", ["dispute_lost"]],
    ["confirms", []],
  ] as const)("a dispute whose re-test %s the report", async (result, kinds) => {
    const it = await court.retested(result);
    await runDisputeClocks(db, later(17));
    expect((await court.row(it.disputeId)).status).toBe("decided");
    expect((await credit.events(it.lab.id)).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("nothing of what both parties settled", async () => {
    const { disputeId, lab } = await court.mediated();
    await proposeSettlement(db, market.hub, disputeId, { decision: "redo", terms: "重新检测（演示）" });
    await confirmSettlement(db, market.enterprise, disputeId);
    expect(await confirmSettlement(db, lab.business, disputeId)).toEqual({ settled: true });
    expect(await credit.events(lab.id)).toEqual([]);
  });

  it("a suspension, and a certificate that lapsed with orders open", async () => {
    const order = await work.started();
    await sql`update accreditations set valid_from = ${dayFromNow(-900)}, valid_to = ${dayFromNow(-1)}
      where provider_id = ${order.lab.id}`.execute(db);
    const idle = await market.lab();
    await sql`update accreditations set valid_from = ${dayFromNow(-900)}, valid_to = ${dayFromNow(-1)}
      where provider_id = ${idle.id}`.execute(db);
    await watchExpiry(db, new Date());
    await watchExpiry(db, new Date());
    await suspendProvider(db, market.regulator, { providerId: order.lab.id, reason: "监督检查限期整改" });
    const events = await credit.events(order.lab.id);
    expect(events.map(({ kind }) => kind)).toEqual(["certificate_lapsed", "suspended"]);
    expect(events.every(({ day }) => day === chinaDay())).toBe(true);
    expect(await credit.events(idle.id)).toEqual([]);
  });
});

describe("the nightly grading", () => {
  it("grades everybody else when some cannot be graded, and says so at the end", async () => {
    const labs = [await market.lab(), await market.lab(), await market.lab()].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    const [bad, ...good] = labs;
    await sql`create function fail_one() returns trigger language plpgsql as $$
      begin raise exception 'this one cannot be graded'; end $$`.execute(db);
    await sql`create trigger fail_one before insert on credit_assessments for each row
      when (new.provider_id = ${sql.lit(bad?.id)}) execute function fail_one()`.execute(db);
    const said = await assessAll(db, new Date(), 1).catch((error: AggregateError) => error);
    await sql`drop function fail_one cascade`.execute(db);
    expect(said).toBeInstanceOf(AggregateError);
    expect((said as AggregateError).errors).toHaveLength(1);
    for (const { id } of good) expect(await snapshots(id)).toHaveLength(7);
    expect(await snapshots(bad?.id ?? "")).toEqual([]);
  });
});

describe("the hourly clock of credit", () => {
  it("ends blacklistings although recording what is overdue failed", async () => {
    const order = await work.started();
    await sql`update orders set promised_on = ${dayFromNow(-2)} where id = ${order.orderId}`.execute(db);
    const listed = await market.lab();
    await sql`insert into blacklistings (id, provider_id, reason, legal_basis, listed_at, ends_on)
      values (gen_random_uuid(), ${listed.id}, '出具虚假报告', '办法', now() - interval '9 days', ${dayFromNow(-1)})`.execute(
      db,
    );
    await sql`create function fail_events() returns trigger language plpgsql as $$
      begin raise exception 'no event can be kept'; end $$`.execute(db);
    await sql`create trigger fail_events before insert on credit_events
      for each row execute function fail_events()`.execute(db);
    expect(await outcome(job.run({ db } as Services, undefined))).toMatch(/1 of 3 steps failed/);
    await sql`drop function fail_events cascade`.execute(db);
    expect(await credit.announced("provider.unlisted", listed.id)).toHaveLength(1);
  });
});

describe("a lapsed certificate", () => {
  it("is counted before anything is announced: the provider's row is locked before any audit chain", async () => {
    const order = await work.started();
    await sql`update accreditations set valid_from = ${dayFromNow(-900)}, valid_to = ${dayFromNow(-1)}
      where provider_id = ${order.lab.id}`.execute(db);
    await watchExpiry(db, new Date());
    const { rows } = await sql<{ kind: string }>`select kind from events where provider_id = ${order.lab.id}
      and kind in ('credit.recorded', 'accreditation.orders_affected', 'accreditation.lapsed') order by id`.execute(
      db,
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      "credit.recorded",
      "accreditation.orders_affected",
      "accreditation.lapsed",
    ]);
  });
});

describe("the regulator's list", () => {
  it.each(["score", "best", "name"] as const)(
    "by %s pages through everybody once, in order",
    async (sort) => {
      for (let n = 0; n < 3; n++) {
        const { id } = await market.lab();
        await assessed(id);
        if (n > 0) await credit.record(id, "inspection_finding");
      }
      const filter = {
        q: "",
        grade: "" as const,
        category: "" as const,
        listed: false,
        regionCode: "370000",
        sort,
      };
      const whole = (await ratedProviders(db, { ...filter, limit: 500 })).items;
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await ratedProviders(db, { ...filter, limit: 2, after });
        seen.push(...page.items.map(({ id, category }) => `${id} ${category}`));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toEqual(whole.map(({ id, category }) => `${id} ${category}`));
      expect(new Set(seen).size).toBe(seen.length);
      const scores = whole.map(({ score }) => score ?? 0);
      if (sort === "score") expect(scores).toEqual([...scores].sort((a, b) => a - b));
      if (sort === "best") expect(scores).toEqual([...scores].sort((a, b) => b - a));
      for (const nonsense of ["x", "testing ~", "testing zwölf~01900000-0000-7000-8000-000000000000"]) {
        expect(
          (await ratedProviders(db, { ...filter, limit: 2, after: nonsense })).items.length,
        ).toBeGreaterThan(0);
      }
    },
  );
});
