import { sweepAccounts } from "~/domain/accounts/sweep.server";
import { sweepDrafts } from "~/domain/requests/discard-draft.server";
import type { Job } from "./task.server";

/** Hourly: ended sessions, old idempotency keys, reset links, rate limits, drafts thrown away. */
export const job: Job = {
  name: "sweep",
  cron: "7 * * * *",
  async run({ db }) {
    await sweepAccounts(db);
    await sweepDrafts(db);
  },
};
