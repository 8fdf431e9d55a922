import { remindFollowUps } from "~/domain/clocks/remind-follow-ups.server";
import type { Job } from "./task.server";

/** Every ten minutes: follow-ups that are overdue. */
export const job: Job = {
  name: "follow-up-clock",
  cron: "*/10 * * * *",
  async run({ db }) {
    await remindFollowUps(db, new Date());
  },
};
