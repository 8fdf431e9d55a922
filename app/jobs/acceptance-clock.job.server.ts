import { acceptReports } from "~/domain/clocks/accept-reports.server";
import type { Job } from "./task.server";

/** Every ten minutes: reports accepted by silence. */
export const job: Job = {
  name: "acceptance-clock",
  cron: "*/10 * * * *",
  async run({ db }) {
    await acceptReports(db, new Date());
  },
};
