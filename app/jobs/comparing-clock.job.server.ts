import { lapseComparing } from "~/domain/clocks/lapse-comparing.server";
import type { Job } from "./task.server";

/** Every ten minutes: packages nobody chose for. */
export const job: Job = {
  name: "comparing-clock",
  cron: "*/10 * * * *",
  async run({ db }) {
    await lapseComparing(db, new Date());
  },
};
