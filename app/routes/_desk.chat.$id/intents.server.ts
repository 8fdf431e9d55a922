import * as z from "zod";
import { markRead } from "~/domain/chat/mark-read.server";
import { idSchema } from "~/domain/ids";
import type { Submission } from "~/platform/http.server";
import { say } from "./say.server";

/** What the page's forms do; each gives where to go, or nothing: back to the conversation. */
export const intents: Record<string, (submission: Submission, c: string) => Promise<string | undefined>> = {
  async say(submission, c) {
    const { m, re } = submission.form.as(z.object({ m: idSchema, re: z.coerce.number().int().optional() }));
    await say(submission, c, { m, re, b: submission.form.text("b").trim() });
    return undefined;
  },
  async read({ db, actor, form }, c) {
    await markRead(db, actor, { c, upTo: Number(form.text("upTo")) });
    return undefined;
  },
};
