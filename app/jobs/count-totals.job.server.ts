import { countTotals } from "~/domain/figures/public-figures.queries.server";
import type { Job } from "./task.server";

/** Every ten minutes: the totals on the home page. */
export const job: Job = {
  name: "count-totals",
  cron: "*/10 * * * *",
  run: ({ db }) => countTotals(db),
};
