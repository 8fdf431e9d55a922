import * as z from "zod";
import { sendDelivery } from "~/domain/webhooks/send-delivery.server";
import { guardedPost, guardRules } from "~/platform/outgoing.server";
import type { Job } from "./task.server";

const payload = z.object({ deliveryId: z.uuid() });

/** Calls one receiver of an organisation; when to try again is the delivery's own business. */
export const job: Job = {
  name: "send-webhook",
  async run({ db, secrets, env }, given) {
    const post = guardedPost(guardRules(env));
    await sendDelivery(db, payload.parse(given).deliveryId, { secrets, post });
  },
};
