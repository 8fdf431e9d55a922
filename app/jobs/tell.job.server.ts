import * as z from "zod";
import { tell } from "~/domain/notifications/tell.server";
import { queueDeliveries } from "~/domain/webhooks/queue-delivery.server";
import { noticeLetter, siteOf } from "~/platform/letters.server";
import type { Job } from "./task.server";

const payload = z.object({ eventId: z.uuid() });

/** Tells people what happened, and the machines of their houses, after it is certain that it did. */
export const job: Job = {
  name: "tell",
  async run({ db, env }, given) {
    const { eventId } = payload.parse(given);
    const letter = noticeLetter(env);
    await tell(db, eventId, letter);
    await queueDeliveries(db, eventId, { letter, site: siteOf(env) });
  },
};
