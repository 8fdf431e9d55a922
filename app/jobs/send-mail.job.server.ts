import * as z from "zod";
import { sendMail } from "~/domain/notifications/send-mail.server";
import { mailCarrier } from "~/platform/mail.server";
import type { Job } from "./task.server";

const payload = z.object({ mailId: z.uuid() });
let carrier: ReturnType<typeof mailCarrier> | undefined;

/** Carries one mail off; a mail server that is away is tried again by the queue, later each time. */
export const job: Job = {
  name: "send-mail",
  async run({ db, env }, given) {
    if (carrier === undefined) carrier = mailCarrier(env);
    const { again } = await sendMail(db, carrier, payload.parse(given).mailId);
    if (again) throw new Error("the mail server did not take the mail");
  },
};
