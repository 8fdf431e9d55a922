import { afterAll, describe, expect, it } from "vitest";
import { eventsBetween, syncConversation } from "~/domain/chat/event.queries.server";
import { sendMessages } from "~/domain/chat/send-messages.server";
import { newId } from "~/domain/ids";
import { testDatabase } from "../../support/database";
import { message, said, say, talk, talker } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);

describe("one send", () => {
  it("is stored with the next place, and everybody gets the same event live and by sync", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const outcome = await say(db, qiye, c, "餐盒总迁移量怎么送样？");
    expect(outcome).toMatchObject({ ok: true, dup: false, seq: 2 });
    const { events, head, more } = await syncConversation(db, zhuanjia, { c, after: 1 });
    expect(head).toBe(2);
    expect(more).toBe(false);
    expect(events).toEqual([outcome.ok && outcome.event]);
    expect(await eventsBetween(db, c, 1, 2)).toEqual(events);
  });

  it("sent again is the same message; with other words it is refused", async () => {
    const { c, qiye } = await talk(db);
    const m = newId();
    const seq = await said(db, qiye, c, "一", { m });
    expect(await say(db, qiye, c, "一", { m })).toMatchObject({ ok: true, seq, dup: true, event: null });
    expect(await say(db, qiye, c, "二", { m })).toMatchObject({ ok: false, code: "idempotency_conflict" });
    expect(await eventsBetween(db, c, 1)).toHaveLength(1);
  });

  it("sent twice in one batch takes one place", async () => {
    const { c, qiye } = await talk(db);
    const once = message(qiye, c, "一");
    const outcomes = await sendMessages(db, [once, once, { ...once, b: "二" }]);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.dup : outcome.code))).toEqual([
      false,
      true,
      "idempotency_conflict",
    ]);
  });

  it("never fails with a bad neighbour", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const stranger = await talker(db, { kind: "enterprise", role: "owner" });
    const outcomes = await sendMessages(db, [
      message(qiye, c, "好"),
      message(qiye, c, "坏\0"),
      message(qiye, c, "坏\ud800"),
      message(qiye, c, "长".repeat(2731)),
      message(stranger, c, "我是谁"),
      message({ ...qiye, sessionHash: "0".repeat(64) }, c, "假"),
      message({ ...qiye, epoch: 9 }, c, "旧"),
      message(qiye, newId(), "无此会话"),
      message(qiye, c, "答", { re: 99 }),
      message(qiye, c, "附件", { att: [newId()] }),
      message(zhuanjia, c, "好"),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.seq : outcome.code))).toEqual([
      2,
      "bad_request",
      "bad_request",
      "too_large",
      "forbidden",
      "unauthenticated",
      "unauthenticated",
      "forbidden",
      "bad_request",
      "bad_request",
      3,
    ]);
  });
});
