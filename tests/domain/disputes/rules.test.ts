import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { acceptRetest, recallRetest, refuseRetest } from "~/domain/disputes/answer-retest.server";
import { castVote } from "~/domain/disputes/decide-dispute.server";
import { decisionPdf } from "~/domain/disputes/decision-pdf.server";
import { disputePolicy } from "~/domain/disputes/dispute.policy";
import { decisionOf, disputeFile, disputeSteps, findDispute } from "~/domain/disputes/dispute.queries.server";
import { decisionSchema, panelSchema } from "~/domain/disputes/dispute-inputs";
import { listDisputes } from "~/domain/disputes/dispute-list.queries.server";
import { keepCondition } from "~/domain/disputes/explain-dispute.server";
import { namePanel, replaceMember } from "~/domain/disputes/name-panel.server";
import { neutralLabs } from "~/domain/disputes/neutral-labs.queries.server";
import { orderRetest } from "~/domain/disputes/order-retest.server";
import { panelCandidates, seatsOf } from "~/domain/disputes/panel.queries.server";
import { reportRetest } from "~/domain/disputes/report-retest.server";
import { retestsFor, retestsOf } from "~/domain/disputes/retest.queries.server";
import { runDisputeClocks } from "~/domain/disputes/run-clocks.server";
import { recipientsOf } from "~/domain/notifications/audience.queries.server";
import { TELLINGS } from "~/domain/notifications/notice";
import { testDatabase } from "../../support/database";
import { withoutIds } from "../../support/without-ids";
import { labReport, pdfText } from "../deliverables/pdf";
import { dayFromNow, marketIn, outcome } from "../quotes/market";
import { courtIn, later, words } from "./court";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const court = await courtIn(db, market);
const { enterprise, hub, regulator, stranger, admin } = market;
const said = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: Error) => error.message,
  );

describe("who re-tests", () => {
  it("comes from another city, is of neither's group, has no ties and nobody in common", async () => {
    const { disputeId, lab, itemIds, packageId } = await court.mediated();
    const cases: [string, Record<string, unknown>, string][] = [
      ["free", {}, "370202"],
      ["same city", {}, "370112"],
      ["group", { declared_group: "演示集团" }, "370202"],
      ["ties", {}, "320102"],
      ["people", {}, "320102"],
      ["provisional", { provisional: true }, "370202"],
    ];
    await sql`update providers set declared_group = '演示集团' where organisation_id = ${lab.id}`.execute(db);
    const labs = new Map<string, Awaited<ReturnType<typeof market.lab>>>();
    for (const [name, values, region] of cases) labs.set(name, await market.lab(values, region));
    const at = (name: string) => labs.get(name) ?? lab;
    const uscc = sql`(select uscc from organisations where id = ${lab.id})`;
    await sql`insert into declared_ties (id, provider_id, uscc, nature) values (gen_random_uuid(), ${at("ties").id}, ${uscc}, '演示')`.execute(
      db,
    );
    const userId = await market.world.user();
    for (const house of [lab.id, at("people").id]) {
      await market.world.insert("memberships", {
        user_id: userId,
        organisation_id: house,
        role: "technical",
      });
    }
    const found = await neutralLabs(db, { id: disputeId, packageId }, itemIds);
    const names = cases
      .map(([name]) => name)
      .filter((name) => found.some(({ siteId }) => siteId === at(name).siteId));
    expect(names).toEqual(["free"]);
    for (const name of ["same city", "group", "ties", "people"]) {
      expect(await outcome(orderRetest(db, hub, disputeId, court.order(at(name), itemIds)))).toBe(
        "invalid:retester_not_neutral",
      );
    }
    // the gate itself refuses whoever has no scope, whatever the hub asks
    const bare = await market.world.provider({}, { region_code: "370202" });
    const siteId = await market.world.site(bare, { region_code: "370202" });
    expect(await outcome(orderRetest(db, hub, disputeId, court.order({ siteId }, itemIds)))).toMatch(
      /^forbidden:gate_/,
    );
    const order = court.order(at("free"), itemIds);
    expect(await outcome(orderRetest(db, enterprise, disputeId, order))).toBe("forbidden:forbidden");
    expect(await outcome(orderRetest(db, hub, disputeId, order))).toBe("ok");
  });

  it("answers, reports or gives back for its own house, and learns neither parties nor results", async () => {
    const { disputeId, retestId, far, lab } = await court.asked();
    const accept = (actor: Actor, promisedOn = dayFromNow(5)) =>
      outcome(acceptRetest(db, actor, retestId, { promisedOn, feeYuan: 800 }));
    for (const actor of [enterprise, lab.business, hub, stranger])
      expect(await accept(actor)).toBe("not_found:not_found");
    expect(await accept(far.signatory)).toBe("forbidden:forbidden");
    expect(await accept(far.business, dayFromNow(-1))).toBe("invalid:invalid_input");
    expect(await accept(far.business)).toBe("ok");
    const [job] = await retestsFor(db, far.business);
    const names = await sql<{ name: string; number: string }>`select g.name, o.number from disputes d
      join orders o on o.id = d.order_id join organisations g on g.id in (d.enterprise_id, d.provider_id)
      where d.id = ${disputeId}`.execute(db);
    for (const { name, number } of names.rows) {
      expect(JSON.stringify(job)).not.toContain(name);
      expect(JSON.stringify(job)).not.toContain(number);
    }
    for (const secret of ["与自检结果不符", words.text]) expect(JSON.stringify(job)).not.toContain(secret);
    // nor what it is told of
    const told = await sql<{
      data: unknown;
      order_id: string | null;
    }>`select data, order_id, request_id, provider_id
      from events where kind = 'retest.asked' and organisation_id = ${far.id}`.execute(db);
    expect(told.rows).toEqual([
      { data: { number: job?.number, retestId }, order_id: null, request_id: null, provider_id: null },
    ]);
    const report = async (file: Uint8Array | null) =>
      outcome(
        reportRetest(db, court.work.files, far.signatory, retestId, {
          ...(await court.finding("confirms")),
          file: file && { name: "报告.pdf", bytes: file },
        }),
      );
    expect(await report(null)).toBe("invalid:invalid_input");
    expect(await report(Buffer.from("no pdf"))).toBe("unsupported:evidence_not_readable");
    const refuse = (from: "asked" | "accepted") =>
      outcome(refuseRetest(db, far.business, retestId, { ...words, from }));
    expect(await refuse("asked")).toBe("conflict:conflict");
    expect(await refuse("accepted")).toBe("ok");
    expect(await report(await labReport())).toBe("conflict:conflict");
  });

  it("whose certificate has lapsed meanwhile reports nothing; the hub takes the job back", async () => {
    const { disputeId, retestId, far } = await court.testing();
    await sql`update accreditations set status = 'suspended' where id = ${far.accreditationId}`.execute(db);
    const report = reportRetest(
      db,
      court.work.files,
      far.signatory,
      retestId,
      await court.finding("confirms"),
    );
    expect(await outcome(report)).toMatch(/^forbidden:gate_/);
    expect(await outcome(recallRetest(db, enterprise, disputeId, words))).toBe("forbidden:forbidden");
    expect(await outcome(recallRetest(db, hub, disputeId, words))).toBe("ok");
    expect((await court.row(disputeId)).status).toBe("mediation");
  });
});

describe("who sits", () => {
  it("is of neither party's, the re-tester's or a rival's house, and the lead from elsewhere", async () => {
    const { disputeId, far, lab } = await court.appealed();
    const [near, away, other] = [
      await court.expert("370102"),
      await court.expert("370202"),
      await court.expert("320102"),
    ];
    const two = async (house: string) => {
      const it = await court.expert("370202");
      await market.world.insert("memberships", {
        user_id: it.actor.userId,
        organisation_id: house,
        role: "staff",
      });
      return it;
    };
    const tied = [await two(lab.id), await two(far.id), await two(market.enterpriseId)];
    const paused = await court.expert("370202", undefined, { status: "paused" });
    const found = await panelCandidates(db, { id: disputeId, category: "testing" });
    const named = new Map(found.map((each) => [each.id, each.mayLead]));
    expect([near, away, other].map(({ id }) => named.get(id))).toEqual([false, true, true]);
    for (const { id } of [...tied, paused]) expect(named.has(id)).toBe(false);
    const name = (leadId: string, memberIds: string[], actor: Actor = hub) =>
      outcome(namePanel(db, actor, disputeId, { leadId, memberIds }));
    const others = [near.id, other.id];
    expect(await name(away.id, others, court.county)).toBe("forbidden:forbidden");
    expect(await name(away.id, others, enterprise)).toBe("forbidden:forbidden");
    expect(await name(near.id, [away.id, other.id])).toBe("invalid:lead_not_from_elsewhere");
    expect(await name(away.id, [near.id, tied[0]?.id ?? ""])).toBe("invalid:panel_not_free");
    expect(await name(away.id, others)).toBe("ok");
    expect(await name(away.id, others)).toBe("conflict:panel_named");
    const spare = await court.expert("370102");
    const replace = (outId: string, inId: string) =>
      outcome(replaceMember(db, hub, disputeId, { outId, inId, ...words }));
    expect(await replace(away.id, spare.id)).toBe("invalid:lead_not_from_elsewhere");
    expect(await replace(near.id, spare.id)).toBe("ok");
    expect(await replace(spare.id, near.id)).toBe("conflict:member_known");
    expect((await seatsOf(db, disputeId)).map(({ expertId }) => expertId)).not.toContain(near.id);
  });

  it("is an odd number as the form reads it", () => {
    const id = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
    const odd = (members: number[]) =>
      panelSchema.safeParse({ leadId: id(0), memberIds: members.map(id) }).success;
    expect([odd([1, 2]), odd([1, 2, 3, 4]), odd([1, 2, 0])]).toEqual([true, true, true]);
    expect([odd([1]), odd([1, 2, 3]), odd([1, 1]), odd([0, 1])]).toEqual([false, false, false, false]);
  });
});

describe("who sees a dispute", () => {
  it("are the parties, hub, regulator and the panel; list, page and policy agree", async () => {
    const { disputeId, lab, far, panel } = await court.seated();
    const outside = await court.expert("370202");
    const elsewhere = { ...hub.hubs, ordinal: 5, lastOrdinal: 6 };
    const view = await findDispute(db, hub, disputeId);
    const facts = { ...view, panel: await seatsOf(db, disputeId) };
    const everybody: [Actor, boolean][] = [
      [enterprise, true],
      [lab.business, true],
      [lab.signatory, true],
      [hub, true],
      [regulator, true],
      ...panel.map(({ actor }) => [actor, true] as [Actor, boolean]),
      [far.business, false],
      [(await market.lab()).business, false],
      [stranger, false],
      [admin, false],
      [outside.actor, false],
      [{ ...hub, hubs: elsewhere } as Actor, false],
      [{ ...(panel[0]?.actor as Actor), role: "operator", hubs: elsewhere } as Actor, false],
    ];
    for (const [actor, sees] of everybody) {
      const listed = (await listDisputes(db, actor, { limit: 100 })).items.some(({ id }) => id === disputeId);
      expect([listed, disputePolicy.see(actor, facts)]).toEqual([sees, sees]);
      expect(await outcome(findDispute(db, actor, disputeId))).toBe(sees ? "ok" : "not_found:not_found");
    }
    // a file of it, only by whom sees it, and no other file through it
    const report = (await retestsOf(db, disputeId))[0]?.report_file_id ?? "";
    const [lead] = panel;
    expect(await outcome(disputeFile(db, lead.actor, disputeId, report))).toBe("ok");
    expect(await outcome(disputeFile(db, lead.actor, disputeId, view.source_file_id ?? ""))).toBe("ok");
    expect(await outcome(disputeFile(db, far.business, disputeId, report))).toBe("not_found:not_found");
    const another = await court.retested();
    expect(
      await outcome(
        disputeFile(
          db,
          lead.actor,
          disputeId,
          (await retestsOf(db, another.disputeId))[0]?.report_file_id ?? "",
        ),
      ),
    ).toBe("not_found:not_found");
  });

  it("finds by number, words and stage, and takes percent signs for what they are", async () => {
    const { disputeId } = await court.opened();
    const { number } = await court.row(disputeId);
    const count = async (filter: Parameters<typeof listDisputes>[2]) =>
      (await listDisputes(db, enterprise, { limit: 100, ...filter })).items.length;
    expect(await count({ q: number.toLowerCase() })).toBe(1);
    expect(await count({ q: "%%" })).toBe(0);
    expect(await count({ status: "objection" })).toBeGreaterThan(0);
    expect(await count({ view: "overdue" })).toBe(0);
    await court.expire(disputeId);
    expect(await count({ view: "overdue" })).toBe(1);
  });
});

describe("instruments in dispute", () => {
  it("are kept as they are by each party's word, in metrology only", async () => {
    const { disputeId, lab, packageId } = await court.opened();
    const keep = (actor: Actor) => outcome(keepCondition(db, actor, disputeId));
    expect(await keep(enterprise)).toBe("conflict:conflict");
    await sql`update packages set category = 'metrology' where id = ${packageId}`.execute(db);
    expect(await keep(hub)).toBe("forbidden:forbidden");
    expect(await keep(enterprise)).toBe("ok");
    expect(await keep(enterprise)).toBe("conflict:conflict");
    expect(await keep(lab.business)).toBe("ok");
    const { client_keeps_at, provider_keeps_at } = await court.row(disputeId);
    expect([client_keeps_at, provider_keeps_at]).not.toContain(null);
  });
});

describe("the decision", () => {
  it("rests on a rank only when the higher ones are spoken of", () => {
    const reasons = { reasoning: "综合全部材料认定如下（演示）" };
    const fits = (rank: string, texts: Record<string, string>) =>
      decisionSchema.safeParse({ rank, ...texts, ...reasons }).success;
    expect(fits("mandatory", { mandatory: "GB 4806.7" })).toBe(true);
    expect(fits("mandatory", {})).toBe(false);
    expect(fits("agreed", { agreed: "合同第 3 条" })).toBe(false);
    expect(fits("agreed", { mandatory: "无强制规定", agreed: "合同第 3 条" })).toBe(true);
    expect(fits("declared", { mandatory: "无", declared: "标签明示" })).toBe(false);
  });

  it("prints in Chinese with what it stands on, without amounts", async () => {
    const { disputeId } = await court.retested("contradicts");
    await runDisputeClocks(db, later(17));
    const dispute = await findDispute(db, enterprise, disputeId);
    const decision = await decisionOf(db, disputeId);
    if (!decision) throw new Error("not decided");
    const [retest] = await retestsOf(db, disputeId);
    const text = await pdfText(await decisionPdf({ dispute, decision, retest, seats: [] }));
    for (const part of ["质量争议处理决定", dispute.number, "撤销报告", "FC-2026-1"])
      expect(text).toContain(part);
    expect(withoutIds(text)).not.toContain("800");
    expect((await disputeSteps(db, disputeId)).at(-1)?.kind).toBe("decided");
  });
});

describe("the database", () => {
  it("keeps one open dispute an order, and the order disputed as long", async () => {
    const { disputeId, orderId } = await court.opened();
    const copy = sql`insert into disputes (id, number, order_id, enterprise_id, provider_id, hub_id, reason, wants, from_status)
      select gen_random_uuid(), number || 'X', order_id, enterprise_id, provider_id, hub_id, reason, wants, from_status
      from disputes where id = ${disputeId}`;
    expect(await said(copy.execute(db))).toContain("disputes_one_open");
    expect(
      await said(sql`update orders set status = 'accepted' where id = ${orderId}`.execute(db)),
    ).toContain("leaves its dispute");
    const end = sql`update disputes set status = 'decided', ended_by = 'settlement', ended_at = now() where id = ${disputeId}`;
    expect(await said(end.execute(db))).toContain("check constraint");
  });

  it("never rewrites what was said, voted or decided, nor reopens what has ended", async () => {
    const { disputeId } = await court.retested();
    await runDisputeClocks(db, later(17));
    for (const table of ["dispute_steps", "dispute_decisions"]) {
      const change = sql`update ${sql.table(table)} set dispute_id = dispute_id where dispute_id = ${disputeId}`;
      expect(await said(change.execute(db))).toContain("append-only");
      expect(
        await said(sql`delete from ${sql.table(table)} where dispute_id = ${disputeId}`.execute(db)),
      ).toContain("append-only");
    }
    const again = sql`insert into dispute_decisions (dispute_id, decision, made_by, reasoning) values (${disputeId}, 'redo', 'retest', '再')`;
    expect(await said(again.execute(db))).toContain("dispute_decisions_pkey");
    expect(
      await said(sql`update disputes set status = 'mediation' where id = ${disputeId}`.execute(db)),
    ).toContain("final");
  });

  it("holds re-testers apart, panels odd and votes single", async () => {
    const { disputeId, lab, panel, packageId } = await court.seated();
    const near = await market.lab();
    const record = sql`(select legality_record_id from dispute_retests where dispute_id = ${disputeId})`;
    const ask = (by: {
      id: string;
      siteId: string;
    }) => sql`insert into dispute_retests (id, dispute_id, provider_id, site_id,
      item_ids, instruction, payer, legality_record_id) select gen_random_uuid(), ${disputeId}, ${by.id}, ${by.siteId},
      array[gen_random_uuid()], '复测', 'half', ${record}`;
    expect(await said(ask(near).execute(db))).toContain("another city");
    expect(await said(ask(lab).execute(db))).toContain("another city");
    expect(packageId).toBeTruthy();
    const [lead, second] = panel;
    const even = sql`update dispute_panel set released_at = now() where expert_id = ${second.id}`;
    expect(await said(even.execute(db))).toContain("odd number");
    const twoLeads = sql`update dispute_panel set lead = true where expert_id = ${second.id}`;
    expect(await said(twoLeads.execute(db))).toContain("dispute_panel_lead");
    const vote = (expertId: string) =>
      said(sql`insert into dispute_votes values (${disputeId}, ${expertId}, 'redo', '意见')`.execute(db));
    expect(await vote((await court.expert("370202")).id)).toContain("sitting member");
    expect(await vote(lead.id)).toBe("done");
    expect(await vote(lead.id)).toContain("dispute_votes_pkey");
  });
});

it("tells the house that is asked of its job, and the rest of the panel of a vote, and nobody else", async () => {
  const { retestId, far, disputeId, panel } = await court.seated();
  const owner = { user_id: far.business.userId, organisation_id: far.id, role: "business" };
  await market.world.insert("memberships", owner);
  const told = async (kind: string, about: string) => {
    const event = await db
      .selectFrom("events")
      .select("id")
      .where("kind", "=", kind)
      .where(sql<boolean>`data::text like ${`%${about}%`}`)
      .executeTakeFirstOrThrow();
    const people = await db
      .transaction()
      .execute((tx) => recipientsOf(tx, event.id, kind, TELLINGS[kind] ?? []));
    return people.map(({ user_id }) => user_id).sort();
  };
  const [lead, ...members] = panel;
  await castVote(db, lead.actor, disputeId, { vote: "accepted", opinion: "已阅（演示）" });
  expect(await told("retest.asked", retestId)).toEqual([far.business.userId]);
  expect(await told("dispute.voted", disputeId)).toEqual(members.map(({ actor }) => actor.userId).sort());
  expect(await told("arbitration.called", lead.actor.userId)).toEqual([lead.actor.userId]);
});
