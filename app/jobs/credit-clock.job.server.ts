import { doAll } from "~/domain/clocks/do-all.server";
import { endBlacklistings } from "~/domain/credit/blacklist-provider.server";
import { recordOverdue } from "~/domain/credit/record-overdue.server";
import { remindCases } from "~/domain/credit/remind-cases.server";
import type { Job } from "./task.server";

/** Hourly: promised days that passed, answers that are overdue, blacklistings whose time is over; none waits for another. */
export const job: Job = {
  name: "credit-clock",
  cron: "12 * * * *",
  async run({ db }) {
    const now = new Date();
    await doAll([() => recordOverdue(db, now), () => remindCases(db, now), () => endBlacklistings(db, now)]);
  },
};
