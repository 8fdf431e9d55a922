import { recomputeDeadlines } from "~/domain/clocks/recompute-deadlines.server";
import type { Job } from "./task.server";

/** Hourly: provisional deadlines, once their year's holiday table is there. */
export const job: Job = {
  name: "recompute-deadlines",
  cron: "15 * * * *",
  async run({ db }) {
    await recomputeDeadlines(db, new Date());
  },
};
