import { watchExpiry } from "~/domain/clocks/watch-expiry.server";
import type { Job } from "./task.server";

/** Hourly: accreditations that lapsed; the day begins in China, not in UTC. */
export const job: Job = {
  name: "expiry-watch",
  cron: "5 * * * *",
  async run({ db }) {
    await watchExpiry(db, new Date());
  },
};
