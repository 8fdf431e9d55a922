import { describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import type { Submission } from "~/platform/http.server";
import { say } from "~/routes/_desk.chat.$id/say.server";
import { refusalOf } from "../domain/requests/support";

/** A submission as far as `say` looks at it; what it sends is refused, so that no database is needed. */
function submission(userId: string, sent: unknown[]): Submission {
  const chat = {
    send: (sending: unknown) => {
      sent.push(sending);
      return Promise.resolve({ ok: false, code: "forbidden", retry: false });
    },
  };
  return { actor: { userId }, chat, env } as unknown as Submission;
}
const env = { CHAT_BURST: 20, CHAT_MESSAGES_PER_SECOND: 5 };

describe("a conversation's form", () => {
  it("is no way around the limit of messages: beyond the burst it is refused, for this person alone", async () => {
    const [sent, userId] = [[] as unknown[], newId()];
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 25; n++) {
      const refusal = await refusalOf(say(submission(userId, sent), newId(), { m: newId(), b: "在吗" }));
      codes.push(refusal?.code);
    }
    expect(sent.length).toBe(20);
    expect(codes.slice(20)).toEqual(Array(5).fill("rate_limited"));
    const another = say(submission(newId(), sent), newId(), { m: newId(), b: "在" });
    expect((await refusalOf(another))?.code).toBe("forbidden");
  });
});
