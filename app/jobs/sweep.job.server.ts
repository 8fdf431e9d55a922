import { sweepAccounts } from "~/domain/accounts/sweep.server";
import type { Job } from "./task.server";

/** Hourly: ended sessions, old idempotency keys, reset links, rate limits. */
export const job: Job = {
  name: "sweep",
  cron: "7 * * * *",
  async run({ db }) {
    await sweepAccounts(db);
  },
};
