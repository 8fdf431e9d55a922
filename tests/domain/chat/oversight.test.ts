import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { areaConversations } from "~/domain/chat/area-conversations.queries.server";
import { closeConversation } from "~/domain/chat/close-conversation.server";
import { eventsBetween, syncConversation } from "~/domain/chat/event.queries.server";
import { inspectConversation } from "~/domain/chat/inspect-conversation.server";
import { decideReport, reportMessage } from "~/domain/chat/report-message.server";
import { openReports } from "~/domain/chat/reports.queries.server";
import { testDatabase } from "../../support/database";
import { refusalOf } from "../requests/support";
import { audited, colleague, said, say, talk, talker } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const supervisor = (hubCode = "SD") => talker(db, { kind: "hub", role: "supervisor", hubCode });

describe("looking in", () => {
  it("needs the subtree and a reason, reads for a day, writes nothing, and is told and audited", async () => {
    const { c, qiye } = await talk(db);
    await said(db, qiye, c, "内部情况");
    const above = await supervisor();
    const regulator = await talker(db, { kind: "regulator", role: "regulator", hubCode: "SD3701" });
    const elsewhere = await supervisor("SD3702");
    const area = await areaConversations(db, above, {});
    expect(area.conversations.find(({ id }) => id === c)).toMatchObject({
      open: false,
      subject: "enterprise",
    });
    expect(JSON.stringify(area)).not.toContain("内部情况");
    expect((await areaConversations(db, elsewhere, {})).conversations.some(({ id }) => id === c)).toBe(false);
    expect(await refusalOf(inspectConversation(db, elsewhere, { c, reason: "抽查" }))).toMatchObject({
      kind: "not_found",
    });
    expect(await refusalOf(inspectConversation(db, above, { c, reason: "" }))).toMatchObject({
      kind: "invalid",
    });
    for (const actor of [above, regulator]) {
      expect(await refusalOf(syncConversation(db, actor, { c, after: 0 }))).toMatchObject({
        kind: "not_found",
      });
      const { until } = await inspectConversation(db, actor, { c, reason: "季度抽查" });
      expect(until && until > new Date()).toBe(true);
      expect((await syncConversation(db, actor, { c, after: 0 })).events.length).toBeGreaterThan(1);
      expect(await say(db, actor, c, "我说一句")).toMatchObject({
        ok: false,
        reason: "inspectors_only_read",
      });
      expect(await refusalOf(closeConversation(db, actor, c))).toMatchObject({ kind: "forbidden" });
      expect(await audited(db, actor, "chat.inspected")).toEqual([{ reason: "季度抽查" }]);
    }
    const joined = (await eventsBetween(db, c, 0)).filter(({ change }) => change?.change === "joined");
    expect(joined.map(({ change }) => change)).toMatchObject([{ part: "inspector" }, { part: "inspector" }]);
    await sql`update conversation_people set until = now() - interval '1 second' where user_id = ${above.userId}`.execute(
      db,
    );
    expect(await refusalOf(syncConversation(db, above, { c, after: 0 }))).toMatchObject({
      kind: "not_found",
    });
  });
});

describe("a reported message", () => {
  it("comes before the supervisor of its hub, who decides once", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const staff = await colleague(db, qiye, "staff");
    const seq = await said(db, zhuanjia, c, "有争议的话");
    expect(await refusalOf(reportMessage(db, zhuanjia, { c, seq, reason: "自己" }))).toMatchObject({
      code: "own_message",
    });
    const { id } = await reportMessage(db, qiye, { c, seq, reason: "不当" });
    expect((await reportMessage(db, qiye, { c, seq, reason: "不当用语" })).id).toBe(id);
    await reportMessage(db, staff, { c, seq, reason: "同感" });
    const [elsewhere, above] = [await supervisor("SD3702"), await supervisor()];
    expect(await openReports(db, elsewhere)).toEqual([]);
    expect(await openReports(db, qiye)).toEqual([]);
    expect((await openReports(db, above)).filter((report) => report.c === c)).toMatchObject([
      { words: "有争议的话" },
      {},
    ]);
    expect(
      await refusalOf(decideReport(db, elsewhere, { reportId: id, decision: "redacted" })),
    ).toMatchObject({ kind: "not_found" });
    const decisions = await Promise.all(
      (["redacted", "redacted", "kept"] as const).map((decision) =>
        refusalOf(decideReport(db, above, { reportId: id, decision })),
      ),
    );
    expect(decisions.filter((refusal) => refusal === null)).toHaveLength(1);
    expect((await openReports(db, above)).filter((report) => report.c === c)).toEqual([]);
  });
});
