import { endBlacklistings } from "~/domain/credit/blacklist-provider.server";
import { recordOverdue } from "~/domain/credit/record-overdue.server";
import { remindCases } from "~/domain/credit/remind-cases.server";
import type { Job } from "./task.server";

/** Hourly: promised days that passed, answers that are overdue, blacklistings whose time is over. */
export const job: Job = {
  name: "credit-clock",
  cron: "12 * * * *",
  async run({ db }) {
    const now = new Date();
    await recordOverdue(db, now);
    await remindCases(db, now);
    await endBlacklistings(db, now);
  },
};
