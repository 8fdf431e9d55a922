import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { sendMessages } from "~/domain/chat/send-messages.server";
import type { SendOutcome } from "~/domain/chat/sending";
import { newId } from "~/domain/ids";
import { testDatabase } from "../../support/database";
import { message, mustBeDense, talk, talker } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const pair = { ...(await talk(db)), stranger: await talker(db, { kind: "enterprise", role: "staff" }) };

describe("any mix of sends", () => {
  it("stored in any batches gives the same conversation as one by one", async () => {
    const words = fc.array(
      fc.record({
        who: fc.integer({ min: 0, max: 2 }),
        m: fc.integer({ min: 0, max: 5 }),
        b: fc.constantFrom("甲", "乙", ""),
      }),
      { minLength: 1, maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 1, max: 5 }), async (plan, size) => {
        const { qiye, zhuanjia } = pair;
        const stranger = pair.stranger;
        const people = [qiye, zhuanjia, stranger];
        const run = async (step: number) => {
          const { id: c } = await openConversation(
            db,
            await talker(db, { kind: "enterprise", role: "owner" }),
            { subject: "enterprise" },
          );
          await db
            .insertInto("conversation_parties")
            .values({ conversation_id: c, organisation_id: qiye.organisationId, part: "asker" })
            .execute();
          await db
            .insertInto("conversation_people")
            .values({
              conversation_id: c,
              user_id: zhuanjia.userId,
              organisation_id: zhuanjia.organisationId,
              part: "expert",
            })
            .execute();
          const ids = Array.from({ length: 6 }, () => newId());
          const sends = plan.map(({ who, m, b }) =>
            message(people[who] as typeof qiye, c, b, { m: ids[m] as string }),
          );
          const outcomes: SendOutcome[] = [];
          for (let at = 0; at < sends.length; at += step)
            outcomes.push(...(await sendMessages(db, sends.slice(at, at + step))));
          const events = await mustBeDense(db, c);
          return {
            outcomes: outcomes.map((outcome) => (outcome.ok ? [outcome.seq, outcome.dup] : outcome.code)),
            words: events.map(({ seq, b, by }) => [seq, b, by?.userId]),
          };
        };
        expect(await run(size)).toEqual(await run(1));
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
