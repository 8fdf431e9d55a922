import { answerCase } from "~/domain/credit/answer-case.server";
import { blacklistProvider, liftBlacklisting } from "~/domain/credit/blacklist-provider.server";
import { answerForm, blacklistForm, eventForm, liftForm } from "~/domain/credit/credit";
import { recordEvent } from "~/domain/credit/record-event.server";
import { mustExist, Refusal } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import type { Submission } from "~/platform/http.server";

/** What the regulator's forms do, by their intent; gives the name of what was done. */
export async function decide({ db, files, actor, form }: Submission, providerId: string): Promise<string> {
  switch (form.intent) {
    case "record":
      await recordEvent(db, files, actor, { ...form.as(eventForm), providerId, file: form.file("file") });
      return "recorded";
    case "answer": {
      const caseId = mustExist(idSchema.safeParse(form.text("caseId")).data);
      await answerCase(db, actor, caseId, form.as(answerForm));
      return "answered";
    }
    case "blacklist":
      await blacklistProvider(db, actor, { ...form.as(blacklistForm), providerId });
      return "blacklisted";
    case "lift":
      await liftBlacklisting(db, actor, providerId, form.as(liftForm).reason);
      return "lifted";
    default:
      throw new Refusal("invalid", "malformed_form");
  }
}
