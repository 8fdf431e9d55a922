import { runDisputeClocks } from "~/domain/disputes/run-clocks.server";
import type { Job } from "./task.server";

/** Every ten minutes: disputes whose stage is over. */
export const job: Job = {
  name: "dispute-clock",
  cron: "*/10 * * * *",
  async run({ db }) {
    await runDisputeClocks(db, new Date());
  },
};
