import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { closeConversation } from "~/domain/chat/close-conversation.server";
import { eventsBetween, syncConversation } from "~/domain/chat/event.queries.server";
import { inspectConversation } from "~/domain/chat/inspect-conversation.server";
import { redactMessage } from "~/domain/chat/redact-message.server";
import { decideReport, reportMessage } from "~/domain/chat/report-message.server";
import { openReports } from "~/domain/chat/reports.queries.server";
import { partOf } from "~/domain/chat/sight.queries.server";
import { makeTranscript } from "~/domain/chat/transcript.server";
import { transcriptFile } from "~/domain/chat/transcript-file.queries.server";
import { enrolExpert } from "~/domain/experts/enrol-expert.server";
import { handOver } from "~/domain/experts/hand-over.server";
import { exportPersonalData } from "~/domain/personal-data/export-data.server";
import { testDatabase } from "../../support/database";
import { memoryFiles } from "../quotes/market";
import { refusalOf } from "../requests/support";
import { colleague, said, talk, talker } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const files = memoryFiles();
const supervisor = (hubCode = "SD") => talker(db, { kind: "hub", role: "supervisor", hubCode });

const become = (actor: Actor, change: { role?: string; status?: string }) =>
  db.updateTable("memberships").set(change).where("user_id", "=", actor.userId).execute();

describe("what was taken back", () => {
  it("is gone from the reports, from transcripts made before, and from one's own data", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const seq = await said(db, zhuanjia, c, "底价机密");
    const above = await supervisor();
    await reportMessage(db, qiye, { c, seq, reason: "不当" });
    const made = await makeTranscript(db, files, qiye, c);
    expect(await transcriptFile(db, qiye, made.fileId)).toMatchObject({ media_type: "application/pdf" });
    await redactMessage(db, zhuanjia, { c, seq });
    const reports = (await openReports(db, above)).filter((report) => report.c === c);
    expect(reports).toMatchObject([{ seq, words: "" }]);
    expect(await refusalOf(transcriptFile(db, qiye, made.fileId))).toMatchObject({
      kind: "gone",
      code: "transcript_stale",
    });
    expect(JSON.stringify(await exportPersonalData(db, zhuanjia))).not.toContain("底价机密");
    const again = await makeTranscript(db, files, qiye, c);
    expect(await transcriptFile(db, qiye, again.fileId)).toMatchObject({ stale: false });
  });
});

describe("a seat by name", () => {
  it("ends with the role it was given to: nobody looks in, or back, who is no longer what he was", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    await said(db, qiye, c, "内部情况");
    const above = await supervisor();
    await inspectConversation(db, above, { c, reason: "抽查" });
    const made = await makeTranscript(db, files, above, c);
    expect(await transcriptFile(db, above, made.fileId)).toMatchObject({ stale: false });
    await become(above, { role: "operator" });
    const operator = { ...above, role: "operator" as const };
    expect(await refusalOf(syncConversation(db, operator, { c, after: 0 }))).toMatchObject({
      kind: "not_found",
    });
    expect(await refusalOf(transcriptFile(db, operator, made.fileId))).toMatchObject({ kind: "not_found" });
    await closeConversation(db, zhuanjia, c);
    expect(await partOf(db, zhuanjia, c)).toBe("expert");
    await become(zhuanjia, { role: "operator" });
    expect(await partOf(db, zhuanjia, c)).toBeNull();
    await become(zhuanjia, { role: "expert" });
    expect(await partOf(db, zhuanjia, c), "what ended does not come back").toBeNull();
  });
});

describe("a decided report", () => {
  it("keeps its reason", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const seq = await said(db, zhuanjia, c, "有争议的话");
    const { id } = await reportMessage(db, qiye, { c, seq, reason: "不当" });
    await decideReport(db, await supervisor(), { reportId: id, decision: "kept" });
    expect(await refusalOf(reportMessage(db, qiye, { c, seq, reason: "别的理由" }))).toMatchObject({
      kind: "conflict",
      code: "report_decided",
    });
  });
});

describe("names in what happened", () => {
  it("are those that people have now: an erased expert's is nowhere in the talk", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const next = await colleague(db, zhuanjia, "expert");
    const membership = await db
      .selectFrom("memberships")
      .select("id")
      .where("user_id", "=", next.userId)
      .executeTakeFirstOrThrow();
    const head = await colleague(db, zhuanjia, "supervisor");
    const expertId = await enrolExpert(db, head, membership.id);
    await handOver(db, zhuanjia, { c, expertId, note: "请接着谈" });
    const words = async () => JSON.stringify(await eventsBetween(db, c, 0));
    expect(await words()).toContain(next.name);
    await db.updateTable("users").set({ name: "已注销用户" }).where("id", "=", next.userId).execute();
    expect(await words()).not.toContain(next.name);
    expect((await syncConversation(db, qiye, { c, after: 0 })).events.at(-1)?.change).toMatchObject({
      change: "handed_over",
      name: "已注销用户",
      note: "请接着谈",
    });
  });
});

describe("an answer to a device", () => {
  it("weighs no more than a socket may hold, and goes on where it ended", async () => {
    const { c, qiye } = await talk(db);
    const words = "长".repeat(2700);
    for (let n = 0; n < 80; n++) await said(db, qiye, c, words);
    const seen: number[] = [];
    for (let after = 0, more = true; more; ) {
      const page = await syncConversation(db, qiye, { c, after });
      expect(Buffer.byteLength(JSON.stringify(page.events))).toBeLessThan(600_000);
      seen.push(...page.events.map(({ seq }) => seq));
      after = seen.at(-1) ?? 0;
      more = page.more;
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
    expect(seen.length).toBeGreaterThan(80);
  });
});
