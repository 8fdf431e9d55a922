import { afterAll, describe, expect, it } from "vitest";
import { storeBatch } from "~/domain/chat/batch.queries.server";
import { closeConversation, reopenConversation } from "~/domain/chat/close-conversation.server";
import { markRead } from "~/domain/chat/mark-read.server";
import { redactMessage } from "~/domain/chat/redact-message.server";
import { sendMessages } from "~/domain/chat/send-messages.server";
import { createSender } from "~/domain/chat/sender.server";
import type { SendOutcome } from "~/domain/chat/sending";
import { newId } from "~/domain/ids";
import { createDb, createPool } from "~db/connection";
import { testDatabase } from "../../support/database";
import { colleague, message, mustBeDense, said, talk } from "./support";

const { db, drop, url } = await testDatabase();
// as the product's own sender has it
const pool = createPool(url, { max: 4 });
const quick = createDb(pool);
const quickSender = (more: Parameters<typeof createSender>[1] = {}) => createSender(quick, more);
afterAll(() => Promise.all([drop(), pool.end()]));

const placesOf = (outcomes: SendOutcome[]) =>
  outcomes.map((outcome) => {
    if (!outcome.ok) throw new Error(`refused: ${outcome.code}`);
    return outcome.seq;
  });

describe("concurrent sends", () => {
  it("of fifty people on two nodes take every place once, whatever races", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const nodes = [createSender(db), quickSender()];
    for (let round = 0; round < 10; round++) {
      const sends = Array.from({ length: 50 }, (_, n) =>
        message(n % 3 === 0 ? zhuanjia : qiye, c, `${round}-${n}`),
      );
      const places = placesOf(
        await Promise.all(sends.map((one, n) => nodes[n % 2]?.send(one) as Promise<SendOutcome>)),
      );
      expect(new Set(places).size).toBe(50);
    }
    expect(await mustBeDense(db, c)).toHaveLength(501);
  });

  it("keep the order in which one sender's messages came", async () => {
    const { c, qiye } = await talk(db);
    const sender = quickSender();
    const places = placesOf(
      await Promise.all(Array.from({ length: 40 }, (_, n) => sender.send(message(qiye, c, `第${n}条`)))),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("of the same message on two nodes store it once, and both hear the same place", async () => {
    const { c, qiye } = await talk(db);
    for (let round = 0; round < 25; round++) {
      const once = message(qiye, c, `第${round}次`);
      const all = await Promise.all(
        Array.from({ length: 4 }, () => sendMessages(db, [once, message(qiye, c, "另一条")])),
      );
      const outcomes = all.map(([first]) => first as SendOutcome);
      expect(new Set(placesOf(outcomes)).size).toBe(1);
      expect(outcomes.filter((outcome) => outcome.ok && !outcome.dup)).toHaveLength(1);
    }
    await mustBeDense(db, c);
  });

  it("of one id in two conversations store one of them", async () => {
    const [one, other] = [await talk(db), await talk(db)];
    const { qiye } = one;
    await db
      .insertInto("conversation_parties")
      .values({ conversation_id: other.c, organisation_id: qiye.organisationId, part: "asker" })
      .execute();
    for (let round = 0; round < 10; round++) {
      const m = newId();
      const outcomes = await Promise.all(
        [one.c, other.c].map(async (c) => (await sendMessages(db, [message(qiye, c, "同号", { m })]))[0]),
      );
      const codes = outcomes.map((outcome) => (outcome?.ok ? "stored" : outcome?.code)).toSorted();
      expect(codes).toEqual(["idempotency_conflict", "stored"]);
    }
    await mustBeDense(db, one.c);
    await mustBeDense(db, other.c);
  });

  it("of the same ids in two conversations, crosswise, never wait for each other in a circle", async () => {
    const [one, other] = [await talk(db), await talk(db)];
    const { qiye } = one;
    await db
      .insertInto("conversation_parties")
      .values({ conversation_id: other.c, organisation_id: qiye.organisationId, part: "asker" })
      .execute();
    const crossed = (c: string, first: string, last: string) => [
      message(qiye, c, "头", { m: first }),
      ...Array.from({ length: 300 }, () => message(qiye, c, "中".repeat(500))),
      message(qiye, c, "尾", { m: last }),
    ];
    for (let round = 0; round < 8; round++) {
      const [a, b] = [newId(), newId()];
      const both = await Promise.allSettled(
        [crossed(one.c, a, b), crossed(other.c, b, a)].map((sends) => storeBatch(db, sends, [], false)),
      );
      // whoever comes second finds the ids taken
      for (const each of both) if (each.status === "rejected") expect(each.reason.code).toBe("23505");
    }
  });

  it("between closing, reopening, reading and taking back leave no hole", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const sender = quickSender();
    const first = await said(db, qiye, c, "先说一句");
    const steps = Array.from({ length: 60 }, (_, n): Promise<unknown> => {
      if (n % 10 === 3) return closeConversation(db, qiye, c);
      if (n % 10 === 4) return reopenConversation(db, qiye, c);
      if (n % 10 === 5) return markRead(db, zhuanjia, { c, upTo: n }).catch(() => null);
      if (n === 36) return redactMessage(db, qiye, { c, seq: first });
      return sender.send(message(qiye, c, `${n}`));
    });
    await Promise.all(steps);
    await mustBeDense(db, c);
  });
});

describe("a sender under load", () => {
  it("refuses what exceeds its queue and keeps the rest", async () => {
    const { c, qiye } = await talk(db);
    const sender = quickSender({ queue: 10 });
    const outcomes = await Promise.all(
      Array.from({ length: 25 }, (_, n) => sender.send(message(qiye, c, `${n}`))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(10);
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, code: "overloaded", retry: true });
    await sender.settled();
    expect(sender.depth()).toBe(0);
  });

  it("tells listeners each stored message once, in order, after its sender", async () => {
    const { c, qiye } = await talk(db);
    const sender = quickSender();
    const heard: number[] = [];
    const answered: number[] = [];
    sender.onSent((events) => heard.push(...events.map(({ seq }) => seq)));
    const once = message(qiye, c, "同一条");
    await Promise.all(
      [once, once, message(qiye, c, "二"), message(qiye, c, "三")].map(async (one) => {
        const outcome = await sender.send(one);
        if (outcome.ok) answered.push(outcome.seq);
      }),
    );
    await sender.settled();
    expect(heard).toEqual([2, 3, 4]);
    expect(answered).toEqual([2, 2, 3, 4]);
  });

  it("waits for a conversation that somebody has locked, and nobody else waits with it", async () => {
    const [locked, free] = [await talk(db), await talk(db)];
    const sender = quickSender();
    let release = () => {};
    const holding = new Promise<void>((resolve) => {
      release = resolve;
    });
    let taken = () => {};
    const isTaken = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const transaction = db.transaction().execute(async (tx) => {
      await tx.selectFrom("conversations").select("id").where("id", "=", locked.c).forNoKeyUpdate().execute();
      taken();
      await holding;
    });
    await isTaken;
    const stuck: Promise<SendOutcome>[] = [];
    for (let n = 0; n < 30; n++) {
      stuck.push(sender.send(message(locked.qiye, locked.c, `${n}`)));
      expect(await sender.send(message(free.qiye, free.c, `${n}`))).toMatchObject({ ok: true });
    }
    expect(sender.depth()).toBeGreaterThan(0);
    release();
    await transaction;
    const places = placesOf(await Promise.all(stuck));
    expect(places).toEqual(places.map((_, index) => index + 2));
    await sender.settled();
    expect(sender.depth()).toBe(0);
    await mustBeDense(db, locked.c);
  });

  it("keeps one sender's order when a locked conversation is let go between two batches of one flight", async () => {
    const { c, qiye } = await talk(db);
    let release = () => {};
    const holding = new Promise<void>((resolve) => {
      release = resolve;
    });
    let taken = () => {};
    const isTaken = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const transaction = db.transaction().execute(async (tx) => {
      await tx.selectFrom("conversations").select("id").where("id", "=", c).forNoKeyUpdate().execute();
      taken();
      await holding;
    });
    await isTaken;
    const letsGo = quick.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        release();
        await transaction;
        return result;
      },
    });
    const sender = createSender(letsGo);
    // the same message twice takes two batches
    const twice = message(await colleague(db, qiye, "staff"), c, "两次");
    const sends = [message(qiye, c, "一"), twice, twice, message(qiye, c, "二")];
    expect(placesOf(await Promise.all(sends.map((one) => sender.send(one))))).toEqual([2, 3, 3, 4]);
  });

  it("gives every conversation its turn, however much is said in one", async () => {
    const [loud, quiet] = [await talk(db), await talk(db)];
    const sender = quickSender();
    const all = Array.from({ length: 1600 }, (_, n) => sender.send(message(loud.qiye, loud.c, `${n}`)));
    expect(await sender.send(message(quiet.qiye, quiet.c, "轻"))).toMatchObject({ ok: true });
    // of the loud one's four batches the last has not left
    expect(sender.depth()).toBeGreaterThan(0);
    expect(placesOf(await Promise.all(all))).toEqual(all.map((_, index) => index + 2));
  });

  it("takes one by one what the database cannot store together", async () => {
    const { c, qiye } = await talk(db);
    const sends = [
      message(qiye, c, "好"),
      { ...message(qiye, c, "坏"), epoch: 2 ** 40 },
      message(qiye, c, "也好"),
    ];
    const outcomes = await sendMessages(db, sends);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.seq : outcome.code))).toEqual([
      2,
      "bad_request",
      3,
    ]);
  });

  it("survives a listener that throws, and a database that is away", async () => {
    const errors: unknown[] = [];
    const { c, qiye } = await talk(db);
    const sender = quickSender({ onError: (error) => errors.push(error) });
    sender.onSent(() => {
      throw new Error("a listener's own fault");
    });
    expect(await sender.send(message(qiye, c, "一"))).toMatchObject({ ok: true });
    await sender.settled();
    expect(errors).toHaveLength(1);
    const away = await testDatabase({ content: "schema" });
    await away.drop();
    const lost = createSender(away.db, { onError: (error) => errors.push(error) });
    expect(await lost.send(message(qiye, c, "二"))).toEqual({ ok: false, code: "unavailable", retry: true });
  });
});
