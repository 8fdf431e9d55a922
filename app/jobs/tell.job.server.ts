import * as z from "zod";
import { tell } from "~/domain/notifications/tell.server";
import { noticeLetter } from "~/platform/letters.server";
import type { Job } from "./task.server";

const payload = z.object({ eventId: z.uuid() });

/** Tells people what happened, after it is certain that it did. */
export const job: Job = {
  name: "tell",
  async run({ db, env }, given) {
    await tell(db, payload.parse(given).eventId, noticeLetter(env));
  },
};
