import { watchRectifications } from "~/domain/inspections/watch-rectifications.server";
import type { Job } from "./task.server";

/** Every ten minutes: what inspected providers should have put right by now. */
export const job: Job = {
  name: "rectification-clock",
  cron: "*/10 * * * *",
  async run({ db }) {
    await watchRectifications(db, new Date());
  },
};
