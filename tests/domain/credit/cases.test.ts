import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { type Actor, THE_CLOCK } from "~/domain/actor";
import { answerCase } from "~/domain/credit/answer-case.server";
import type { CaseKind } from "~/domain/credit/credit";
import { eventsOf } from "~/domain/credit/credit.queries.server";
import { openCase } from "~/domain/credit/open-case.server";
import { recordCreditEvent } from "~/domain/credit/record-event.server";
import { remindCases } from "~/domain/credit/remind-cases.server";
import { testDatabase } from "../../support/database";
import { dayFromNow, marketIn, outcome } from "../quotes/market";
import { creditIn } from "./house";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const credit = creditIn(db, market);
const reason = "经核查作出的答复";
const open = (by: Actor, eventId: string, kind: CaseKind = "objection") =>
  openCase(db, credit.files, by, { eventId, kind, statement: "测试用的申诉理由", file: null });
const answer = (by: Actor, id: string, what: "uphold" | "refuse", expectedVersion?: number) =>
  answerCase(db, by, id, { answer: what, reason, expectedVersion });

async function barred(kind: "false_report" | "penalty" = "false_report") {
  const lab = await market.lab();
  const asked = await market.request([lab]);
  const eventId = (await credit.record(lab.id, kind)) ?? "";
  return { lab, asked, eventId };
}

describe.each(["objection", "repair"] as const)("an %s", (kind) => {
  it("that is upheld takes the event out at once, and the provider may quote again", async () => {
    const { lab, asked, eventId } = await barred();
    expect(await outcome(market.quote(lab, asked, 500))).toBe("forbidden:gate_grade_d");
    const id = await open(lab.business, eventId, kind);
    expect((await credit.grade(lab.id))?.grade).toBe("D");
    await answer(market.regulator, id, "uphold");
    expect((await credit.grade(lab.id))?.grade).not.toBe("D");
    expect(await outcome(market.quote(lab, asked, 500))).toBe("ok");
    expect(await credit.events(lab.id)).toHaveLength(1);
    expect(await outcome(open(lab.business, eventId, "repair"))).toBe("conflict:credit_event_settled");
  });

  it("that is refused leaves everything as it was, and stands with its reason", async () => {
    const { lab, eventId } = await barred();
    const id = await open(lab.business, eventId, kind);
    await answer(market.regulator, id, "refuse");
    expect((await credit.grade(lab.id))?.grade).toBe("D");
    const row = await db.selectFrom("credit_cases").selectAll().where("id", "=", id).executeTakeFirst();
    expect(row).toMatchObject({ status: "refused", reason, decided_by: market.regulator.userId });
    const again = await outcome(open(lab.business, eventId, kind));
    expect(again).toBe(kind === "objection" ? "conflict:credit_case_exists" : "ok");
    expect(
      await outcome(sql`update credit_cases set reason = 'anders' where id = ${id}`.execute(db)),
    ).toMatch(/not rewritten/);
  });

  it("is asked for by the house itself, and answered by the regulator above it", async () => {
    const { lab, eventId } = await barred("penalty");
    const rival = await market.lab();
    for (const [by, said] of [
      [lab.signatory, "forbidden:forbidden"],
      [rival.business, "not_found:not_found"],
      [market.hub, "not_found:not_found"],
      [market.regulator, "not_found:not_found"],
    ] as const) {
      expect(await outcome(open(by, eventId, kind))).toBe(said);
    }
    const id = await open(lab.business, eventId, kind);
    for (const [by, said] of [
      [lab.business, "forbidden:forbidden"],
      [rival.business, "not_found:not_found"],
      [{ ...market.regulator, regionCode: "110000" }, "not_found:not_found"],
      [market.hub, "not_found:not_found"],
    ] as const) {
      expect(await outcome(answer(by, id, "uphold"))).toBe(said);
    }
    expect(await outcome(answer(market.regulator, id, "uphold", 7))).toBe("stale:stale_version");
  });

  it("is asked for once by many at once, and answered once by many at once", async () => {
    const { lab, eventId } = await barred("penalty");
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => outcome(open(lab.business, eventId, kind))),
    );
    expect(asked.filter((said) => said === "ok")).toHaveLength(1);
    const row = await db
      .selectFrom("credit_cases")
      .select("id")
      .where("event_id", "=", eventId)
      .executeTakeFirstOrThrow();
    const said = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        outcome(answer(market.regulator, row.id, n % 2 ? "uphold" : "refuse")),
      ),
    );
    expect(said.filter((each) => each === "ok")).toHaveLength(1);
    expect(new Set(said)).toEqual(new Set(["ok", "conflict:conflict"]));
  });
});

it.each([
  ["370000", "370102", "forbidden:credit_other_office"],
  ["370000", "370100", "forbidden:credit_other_office"],
  ["370102", "370000", "ok"],
  ["370100", "370100", "ok"],
])("what an office of %s recorded is answered by one of %s: %s", async (recorder, answerer, said) => {
  const lab = await market.lab();
  const by = await credit.office(recorder);
  const eventId = (await credit.record(lab.id, "penalty", { by })) ?? "";
  const id = await open(lab.business, eventId);
  const other = await credit.office(answerer);
  const [shown] = await eventsOf(db, other, lab.id, dayFromNow(0));
  expect(shown?.answerable).toBe(said === "ok");
  expect(await outcome(answer(other, id, "uphold"))).toBe(said);
});

it("what nobody recorded is answered by any regulator above the provider", async () => {
  const lab = await market.lab();
  const cause = { kind: "certificate_lapsed", evidence: "证书到期", causeKey: `lapsed:${lab.id}` } as const;
  const eventId = await db
    .transaction()
    .execute((tx) => recordCreditEvent(tx, THE_CLOCK, { providerId: lab.id, ...cause }));
  const id = await open(lab.business, eventId ?? "");
  expect(await outcome(answer(await credit.office("370102"), id, "uphold"))).toBe("ok");
});

it("an objection is due after three working days, and comes within thirty days of the record", async () => {
  const { lab, eventId } = await barred("penalty");
  const id = await open(lab.business, eventId);
  const row = await db.selectFrom("credit_cases").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  expect(row.due_at.getTime()).toBeGreaterThan(row.opened_at.getTime() + 3 * 86_400_000 - 1);
  const old = (
    await sql<{
      id: string;
    }>`insert into credit_events (id, provider_id, kind, points, day, evidence, cause_key, recorded_at)
    values (gen_random_uuid(), ${lab.id}, 'penalty', -4000, ${dayFromNow(-32)}, '很久以前', 'old', now() - interval '31 days') returning id`.execute(
      db,
    )
  ).rows[0];
  expect(await outcome(open(lab.business, old?.id ?? ""))).toBe("conflict:credit_objection_late");
  expect(await outcome(open(lab.business, old?.id ?? "", "repair"))).toBe("ok");
});

it("nobody objects to what counts in his favour", async () => {
  const lab = await market.lab();
  const eventId = await credit.record(lab.id, "commendation");
  expect(await outcome(open(lab.business, eventId ?? ""))).toBe("conflict:credit_event_favours");
});

it("a case that nobody answered in time is told once", async () => {
  const { lab, eventId } = await barred("penalty");
  const id = await open(lab.business, eventId);
  await sql`update credit_cases set due_at = now() - interval '1 hour' where id = ${id}`.execute(db);
  await Promise.all([remindCases(db, new Date()), remindCases(db, new Date())]);
  await remindCases(db, new Date());
  expect(await credit.announced("credit.case_overdue", lab.id)).toHaveLength(1);
  expect(await outcome(answer(market.regulator, id, "refuse"))).toBe("ok");
});
