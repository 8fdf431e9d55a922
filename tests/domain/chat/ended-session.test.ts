import { afterAll, describe, expect, it } from "vitest";
import { sendMessages } from "~/domain/chat/send-messages.server";
import { createSender } from "~/domain/chat/sender.server";
import type { SendOutcome } from "~/domain/chat/sending";
import { testDatabase } from "../../support/database";
import { colleague, message, mustBeDense, said, talk } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);

describe("a session that ends", () => {
  it("stops its messages from the very next batch on, and nobody else's", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const other = await colleague(db, qiye, "staff");
    const sender = createSender(db);
    const sends: Promise<SendOutcome>[] = [];
    let spoken = 0;
    const everybodySpeaks = async (until: () => boolean) => {
      for (; !until(); spoken++) {
        for (const actor of [qiye, other, zhuanjia]) sends.push(sender.send(message(actor, c, `${spoken}`)));
        while (spoken % 10 === 0 || sender.depth() > 600) {
          await new Promise((resolve) => setTimeout(resolve, 1));
          if (sender.depth() <= 600) break;
        }
      }
    };
    await everybodySpeaks(() => spoken === 60);
    let gone = false;
    const end = db.deleteFrom("sessions").where("id_hash", "=", qiye.sessionHash).execute();
    void end.then(() => (gone = true));
    // however long that takes, the talk goes on
    await everybodySpeaks(() => gone);
    await end;
    const after = spoken;
    await everybodySpeaks(() => spoken === after + 20);
    const outcomes = await Promise.all(sends);
    const mine = outcomes.filter((_, index) => index % 3 === 0);
    const refusedFrom = mine.findIndex((outcome) => !outcome.ok);
    expect(refusedFrom).toBeGreaterThan(0);
    expect(refusedFrom).toBeLessThanOrEqual(after);
    expect(
      mine.slice(refusedFrom).every((outcome) => !outcome.ok && outcome.code === "unauthenticated"),
    ).toBe(true);
    expect(outcomes.filter((_, index) => index % 3 !== 0).every((outcome) => outcome.ok)).toBe(true);
    await mustBeDense(db, c);
  });

  it.each([
    [
      "his epoch",
      (actor: { userId: string }) => db.updateTable("users").set({ epoch: 2 }).where("id", "=", actor.userId),
    ],
    [
      "the person",
      (actor: { userId: string }) =>
        db.updateTable("users").set({ status: "suspended" }).where("id", "=", actor.userId),
    ],
    [
      "the membership",
      (actor: { userId: string }) =>
        db.updateTable("memberships").set({ status: "removed" }).where("user_id", "=", actor.userId),
    ],
    [
      "the house",
      (actor: { organisationId: string }) =>
        db.updateTable("organisations").set({ status: "suspended" }).where("id", "=", actor.organisationId),
    ],
    [
      "the organisation acted for",
      (actor: { sessionHash: string }) =>
        db.updateTable("sessions").set({ organisation_id: null }).where("id_hash", "=", actor.sessionHash),
    ],
    [
      "the channel",
      (actor: { sessionHash: string }) =>
        db.updateTable("sessions").set({ channel: "api" }).where("id_hash", "=", actor.sessionHash),
    ],
    [
      "the time",
      (actor: { sessionHash: string }) =>
        db
          .updateTable("sessions")
          .set({ expires_at: new Date(0) })
          .where("id_hash", "=", actor.sessionHash),
    ],
  ])("with %s is refused, one already stored is still answered", async (_what, change) => {
    const { c, qiye } = await talk(db);
    await said(db, qiye, c, "之前");
    await change(qiye).execute();
    const [outcome] = await sendMessages(db, [message(qiye, c, "之后")]);
    expect(outcome).toMatchObject({ ok: false, code: "unauthenticated", retry: false });
  });
});
