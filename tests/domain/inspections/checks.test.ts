import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { answerCase } from "~/domain/credit/answer-case.server";
import { standingEvents } from "~/domain/credit/facts.queries.server";
import { openCase } from "~/domain/credit/open-case.server";
import {
  answerRectification,
  confirmRectification,
  returnRectification,
} from "~/domain/inspections/answer-rectification.server";
import { checksFor, findCheck, findProof } from "~/domain/inspections/check.queries.server";
import { OUTCOMES, outcomeOf, type ResultInput, resultForm } from "~/domain/inspections/inspection";
import { recordResult } from "~/domain/inspections/record-result.server";
import { watchRectifications } from "~/domain/inspections/watch-rectifications.server";
import { tell } from "~/domain/notifications/tell.server";
import { testDatabase } from "../../support/database";
import { dayFromNow, memoryFiles, outcome } from "../quotes/market";
import { officesIn } from "./office";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const offices = await officesIn(db);
const { jinan, province, qingdao } = offices;
const files = memoryFiles();
const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);
const owners = new Map<string, Actor>();
let rival: Actor;

beforeAll(async () => {
  for (let n = 0; n < 2; n++) {
    const { id, owner } = await offices.provider("D");
    owners.set(id, owner);
  }
  rival = (await offices.provider("D", "370202")).owner;
  for (let n = 0; n < 5; n++) await offices.inspector(jinan);
});

/** What a test does to a grade must not decide who is drawn in the next one. */
const ALL = { oddsA: "100", oddsB: "100", oddsC: "100" };
/** A check of a fresh draw, with the provider's owner and the two who go there. */
async function drawnCheck() {
  const { id: planId, checks } = await offices.drawn(jinan, ALL);
  const [check] = checks;
  if (!check) throw new Error("everybody is drawn");
  const owner = owners.get(check.provider_id);
  if (!owner) throw new Error("a provider of this test");
  return { id: check.id, planId, owner, crew: await offices.inspectorsOf(check.id) };
}

const input = (crew: readonly string[], more: Record<string, unknown> = {}): ResultInput =>
  resultForm.parse({
    visitedOn: dayFromNow(0),
    inspectors: crew,
    findings: [{ outcome: "pass" }, { outcome: "pass" }],
    ...more,
  });
const PROBLEM = {
  findings: [{ outcome: "pass" }, { outcome: "problem", note: "两份报告缺少原始记录" }],
  dueDays: "5",
};
const answer = (actor: Actor, id: string, file = false) =>
  answerRectification(db, files, actor, id, {
    text: "已补齐原始记录并培训",
    file: file ? { name: "培训.png", bytes: PNG } : null,
  });

/** Delivers what was announced of a check; gives kind and page of every notice, by reader. */
async function told(planId: string, reader: Actor) {
  const { rows } = await sql<{
    id: string;
  }>`select id from events where data ->> 'planId' = ${planId}`.execute(db);
  for (const { id } of rows) await tell(db, id, () => ({ subject: "", body: "" }) as never);
  await db
    .insertInto("memberships")
    .values({
      id: reader.userId,
      user_id: reader.userId,
      organisation_id: reader.organisationId,
      role: reader.role,
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
  for (const { id } of rows) await tell(db, id, () => ({ subject: "", body: "" }) as never);
  const found = await db
    .selectFrom("notifications")
    .select(["kind", "href"])
    .where("user_id", "=", reader.userId)
    .where("href", "like", "%check%")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return found;
}

describe("a result", () => {
  it("is recorded by the office, published at once, and the provider is told", async () => {
    const { id, planId, owner, crew } = await drawnCheck();
    for (const [actor, refusal] of [
      [owner, "forbidden:forbidden"],
      [province, "forbidden:forbidden"],
      [qingdao, "not_found:not_found"],
      [rival, "not_found:not_found"],
    ] as const)
      expect(await outcome(recordResult(db, actor, id, input(crew)))).toBe(refusal);
    expect(await outcome(recordResult(db, jinan, id, { ...input(crew), expectedVersion: 7 }))).toBe(
      "stale:stale_version",
    );
    expect(await outcome(recordResult(db, jinan, id, input(crew)))).toBe("ok");
    expect(await findCheck(db, owner, id)).toMatchObject({ status: "closed", outcome: "pass", due_at: null });
    const said = await told(planId, owner);
    expect(said.map(({ kind }) => kind).sort()).toEqual(["inspection.assigned", "inspection.published"]);
    expect(said[0]?.href).toBe(`/checks/${id}`);
    expect((await checksFor(db, owner)).items.map((check) => check.id)).toContain(id);
    expect((await checksFor(db, rival)).items).toEqual([]);
    expect(await outcome(findCheck(db, rival, id))).toBe("not_found:not_found");
    const { rows } = await sql<{ provider_id: string; data: { outcome: string } }>`
      select provider_id, data from events where kind = 'inspection.published' and data ->> 'checkId' = ${id}`.execute(
      db,
    );
    expect(rows).toEqual([
      { provider_id: owner.organisationId, data: expect.objectContaining({ outcome: "pass", edition: 1 }) },
    ]);
  });

  it.each([
    ["a day ahead", { visitedOn: dayFromNow(2) }],
    ["a day before the draw", { visitedOn: dayFromNow(-5) }],
    ["a finding too few", { findings: [{ outcome: "pass" }] }],
    [
      "inspectors who were not drawn",
      { inspectors: ["01900000-0000-7000-8000-000000000000", "01900000-0000-7000-8000-000000000001"] },
    ],
  ])("is refused with %s", async (_, more) => {
    const { id, crew } = await drawnCheck();
    expect(await outcome(recordResult(db, jinan, id, input(crew, more)))).toBe("invalid:invalid_input");
  });

  it("asks what was found where something was, and for two who were there", () => {
    const fields = (more: Record<string, unknown>) => {
      const one = "01900000-0000-7000-8000-000000000000";
      const { error } = resultForm.safeParse({
        ...{ visitedOn: "2026-11-23", inspectors: [one, one], findings: [{ outcome: "pass" }] },
        ...more,
      });
      return error?.issues.map(({ path }) => path.join(".")) ?? [];
    };
    expect(fields({ findings: [{ outcome: "problem" }] })).toEqual(["findings.0.note"]);
    expect(fields({ findings: [{ outcome: "uncooperative", note: " 无 " }] })).toEqual(["findings.0.note"]);
    expect(fields({ inspectors: "01900000-0000-7000-8000-000000000000" })).toEqual(["inspectors"]);
    expect(fields({ findings: [{ outcome: "fine" }] })).toEqual(["findings.0.outcome"]);
    expect(fields({ dueDays: "0" })).toEqual(["dueDays"]);
    expect(fields({})).toEqual([]);
  });

  it("is as grave as its gravest finding", () => {
    for (const one of OUTCOMES)
      for (const other of OUTCOMES) {
        const worst = OUTCOMES[Math.max(OUTCOMES.indexOf(one), OUTCOMES.indexOf(other))];
        expect(outcomeOf([{ outcome: one }, { outcome: other }])).toBe(worst);
      }
  });

  it("is corrected by a further edition with its reason, and the first stays", async () => {
    const { id, owner, crew } = await drawnCheck();
    await recordResult(db, jinan, id, input(crew, PROBLEM));
    await answer(owner, id);
    expect(await outcome(recordResult(db, jinan, id, input(crew)))).toBe("invalid:invalid_input");
    await recordResult(db, jinan, id, input(crew, { correction: "复核后原始记录齐全" }));
    const check = await findCheck(db, owner, id);
    expect(check).toMatchObject({ status: "closed", outcome: "pass", due_at: null });
    expect(check.results.map(({ edition, outcome: found }) => [edition, found])).toEqual([
      [2, "pass"],
      [1, "problem"],
    ]);
    expect(check.answers).toMatchObject([{ decision: "returned", decisionNote: "复核后原始记录齐全" }]);
  });
});

describe("credit of a corrected inspection", () => {
  const later = (correction: string, crew: string[], more = {}) => input(crew, { correction, ...more });
  const standing = async (providerId: string) => (await standingEvents(db, providerId)).map(({ id }) => id);
  const score = async (providerId: string) =>
    (
      await db
        .selectFrom("provider_grades")
        .select("score")
        .where("provider_id", "=", providerId)
        .where("category", "=", "testing")
        .executeTakeFirstOrThrow()
    ).score ?? 0;

  it("counts no more once a correction finds nothing, and again when it is found after all", async () => {
    const { id, owner, crew } = await drawnCheck();
    const house = owner.organisationId;
    const before = await standing(house);
    const fresh = async () => (await standing(house)).filter((each) => !before.includes(each));
    await recordResult(db, jinan, id, input(crew, PROBLEM));
    const [event] = await fresh();
    const low = await score(house);
    await recordResult(db, jinan, id, later("第二版仍有问题", crew, PROBLEM));
    expect(await fresh()).toEqual([event]);
    await recordResult(db, jinan, id, later("复核后原始记录齐全", crew));
    expect(await fresh()).toEqual([]);
    expect(await score(house)).toBeGreaterThan(low);
    const said = await db
      .selectFrom("credit_cases")
      .select(["status", "reason", "decided_by"])
      .where("event_id", "=", event ?? "")
      .execute();
    expect(said).toEqual([{ status: "upheld", reason: "复核后原始记录齐全", decided_by: jinan.userId }]);
    await recordResult(db, jinan, id, later("再次核查仍有问题", crew, PROBLEM));
    const again = await fresh();
    expect(again).toHaveLength(1);
    expect(again).not.toEqual([event]);
    await recordResult(db, jinan, id, later("最终核定无问题", crew));
    expect(await fresh()).toEqual([]);
  });

  it.each(["waits", "refused"])("is void too where an objection %s", async (state) => {
    const { id, owner, crew } = await drawnCheck();
    const before = await standing(owner.organisationId);
    await recordResult(db, jinan, id, input(crew, PROBLEM));
    const event = (await standing(owner.organisationId)).find((each) => !before.includes(each)) ?? "";
    const objection = { eventId: event, kind: "objection", statement: "记录齐全", file: null } as const;
    const caseId = await openCase(db, files, owner, objection);
    if (state === "refused") await answerCase(db, jinan, caseId, { answer: "refuse", reason: "维持原判断" });
    await recordResult(db, jinan, id, later("复核后原始记录齐全", crew));
    expect(await standing(owner.organisationId)).toEqual(before);
    const cases = await db
      .selectFrom("credit_cases")
      .select("status")
      .where("event_id", "=", event)
      .execute();
    expect(cases.filter(({ status }) => status === "open")).toEqual([]);
    expect(cases).toHaveLength(state === "refused" ? 2 : 1);
  });
});

describe("putting right", () => {
  it("goes from the finding over the provider's answers to the office's confirmation", async () => {
    const { id, planId, owner, crew } = await drawnCheck();
    expect(await outcome(answer(owner, id))).toBe("conflict:conflict");
    await recordResult(db, jinan, id, input(crew, PROBLEM));
    const signatory = { ...owner, role: "signatory" as const };
    expect([await outcome(answer(rival, id)), await outcome(answer(signatory, id))]).toEqual([
      "not_found:not_found",
      "forbidden:forbidden",
    ]);
    const fake = { name: "x.pdf", bytes: new TextEncoder().encode("<html>") };
    expect(await outcome(answerRectification(db, files, owner, id, { text: "已整改", file: fake }))).toBe(
      "invalid:invalid_input",
    );
    expect(await outcome(answer(owner, id, true))).toBe("ok");
    expect(await outcome(answer(owner, id))).toBe("conflict:conflict");
    const back = { note: "请附培训签到表", dueDays: 3 };
    expect(await outcome(returnRectification(db, province, id, back))).toBe("forbidden:forbidden");
    expect(await outcome(confirmRectification(db, owner, id, { note: "" }))).toBe("forbidden:forbidden");
    expect(await outcome(returnRectification(db, jinan, id, back))).toBe("ok");
    expect(await outcome(confirmRectification(db, jinan, id, { note: "" }))).toBe("conflict:conflict");
    await answer(owner, id);
    expect(await outcome(confirmRectification(db, jinan, id, { note: "" }))).toBe("ok");
    const check = await findCheck(db, owner, id);
    expect(check.status).toBe("closed");
    expect(check.answers.map(({ decision }) => decision)).toEqual(["returned", "confirmed"]);
    const proof = check.answers[0];
    expect((await findProof(db, jinan, proof?.id ?? "")).name).toBe("培训.png");
    expect(await outcome(findProof(db, rival, proof?.id ?? ""))).toBe("not_found:not_found");
    expect((await told(planId, jinan)).map(({ kind, href }) => [kind, href])).toEqual([
      ["inspection.rectification_answered", `/supervision/inspections/checks/${id}`],
      ["inspection.rectification_answered", `/supervision/inspections/checks/${id}`],
    ]);
  });

  it("is called overdue once, to office and provider, when its working days are over", async () => {
    const { id, planId, owner, crew } = await drawnCheck();
    await recordResult(db, jinan, id, input(crew, PROBLEM));
    const { due_at: due } = await findCheck(db, jinan, id);
    const at = new Date(due ?? 0);
    const before = new Date(at.getTime() - 60_000);
    const after = new Date(at.getTime() + 60_000);
    const mine = async (now: Date) => {
      await watchRectifications(db, now);
      return (await findCheck(db, jinan, id)).overdue_at !== null;
    };
    expect([await mine(before), await mine(after)]).toEqual([false, true]);
    await watchRectifications(db, after);
    const overdue = (await offices.eventsOf(planId)).filter(
      (kind) => kind === "inspection.rectification_overdue",
    );
    expect(overdue).toHaveLength(1);
    const kinds = async (reader: Actor) => (await told(planId, reader)).map(({ kind }) => kind);
    expect(await kinds(owner)).toContain("inspection.rectification_late");
    expect(await kinds(jinan)).toContain("inspection.rectification_overdue");
    await answer(owner, id);
    await returnRectification(db, jinan, id, { note: "仍缺记录", dueDays: 3 });
    expect((await findCheck(db, jinan, id)).overdue_at).toBeNull();
  });

  it("is answered once, however often the button is pressed at the same time", async () => {
    const { id, owner, crew } = await drawnCheck();
    await recordResult(db, jinan, id, input(crew, PROBLEM));
    const all = await Promise.all(Array.from({ length: 8 }, () => outcome(answer(owner, id))));
    expect(all.filter((each) => each === "ok")).toHaveLength(1);
    expect(new Set(all)).toEqual(new Set(["ok", "conflict:conflict"]));
  });
});
